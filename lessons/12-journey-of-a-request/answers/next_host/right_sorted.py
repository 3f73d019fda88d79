"""All hosts in the order of preference; the first that will do is taken."""


def next_host(request, tries, inflight, healthy):
    if len(tries) > 1:
        return None
    if tries:
        outcome = tries[0][1]
        if outcome == "answered":
            return None
        if outcome == "dropped" and request["key"] is None:
            if request["method"] not in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"):
                return None
    used = [host for host, _ in tries]
    for _, host in sorted((count, host) for host, count in inflight.items()):
        if host in healthy and host not in used:
            return host
    return None
