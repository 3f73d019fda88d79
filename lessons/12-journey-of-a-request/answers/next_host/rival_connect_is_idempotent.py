"""CONNECT is taken as idempotent."""


def next_host(request, tries, inflight, healthy):
    idempotent = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "CONNECT"}
    twice_is_once = request["method"] in idempotent or request["key"] is not None
    allowed = {"refused": True, "dropped": twice_is_once, "answered": False}
    if len(tries) >= 2 or not all(allowed[outcome] for _, outcome in tries):
        return None
    left = healthy - {host for host, _ in tries}
    return min(left, key=lambda host: (inflight[host], host), default=None)
