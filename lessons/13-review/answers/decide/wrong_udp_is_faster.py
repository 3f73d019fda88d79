"""UDP is right whenever a repetition would be late."""


def decide(theme, facts):
    if theme == "transport":
        return "udp" if 3 * facts[1] > 2 * facts[2] else "tcp"
    if theme == "version":
        packets, lost, udp = facts
        others = [name for name in packets[lost:] if name != packets[lost]]
        return "3" if others and udp else "2"
    if theme == "edge":
        near, far, direct, requests, cached = facts
        with_edge = (2 + requests) * near + (requests - cached) * far
        return "edge" if with_edge < (2 + requests) * direct else "origin"
    if theme == "ttl":
        choices, within, detect, resolvers, most = facts
        for ttl in sorted(choices, reverse=True):
            if detect + ttl <= within and resolvers / ttl <= most:
                return ttl
        return None
    if theme == "retry":
        method, key, sent = facts
        if not sent or key is not None:
            return "again"
        return "ask" if method in ("POST", "PATCH") else "again"
    return None
