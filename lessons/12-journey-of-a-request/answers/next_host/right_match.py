"""The outcomes are matched, and the least busy host is found by hand."""


def next_host(request, tries, inflight, healthy):
    method, key = request["method"], request["key"]
    match tries:
        case [] | [(_, "refused")]:
            pass
        case [(_, "dropped")] if key or method in {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}:
            pass
        case _:
            return None
    chosen = None
    for host in sorted(healthy):
        if tries and host == tries[0][0]:
            continue
        if chosen is None or inflight[host] < inflight[chosen]:
            chosen = host
    return chosen
