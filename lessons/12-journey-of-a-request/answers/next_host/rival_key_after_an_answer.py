"""An answered request with a key is sent to another host."""


def next_host(request, tries, inflight, healthy):
    idempotent = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
    twice_is_once = request["method"] in idempotent or request["key"] is not None
    allowed = {"refused": True, "dropped": twice_is_once, "answered": request["key"] is not None}
    if len(tries) >= 2 or not all(allowed[outcome] for _, outcome in tries):
        return None
    left = healthy - {host for host, _ in tries}
    return min(left, key=lambda host: (inflight[host], host), default=None)
