"""What begins like an idempotent method is taken for one: GETX is sent again after a dropped connection."""


IDEMPOTENT = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}


def next_host(request, tries, inflight, healthy):
    if len(tries) >= 2:
        return None
    if tries:
        outcome = tries[-1][1]
        if outcome == "answered":
            return None
        if outcome == "dropped" and not request["method"].startswith(tuple(IDEMPOTENT)) and request["key"] is None:
            return None
    tried = {host for host, _ in tries}
    left = [host for host in healthy if host not in tried]
    return min(left, key=lambda host: (inflight[host], host), default=None)
