"""A failure is noticed at once."""


def decide(theme, facts):
    if theme == "transport":
        useless, rtt, deadline = facts
        if not useless:
            return "tcp"
        return "tcp" if 3 * rtt <= 2 * deadline else "udp"
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
            if ttl <= within and resolvers / ttl <= most:
                return ttl
        return None
    if theme == "retry":
        method, key, sent = facts
        if not sent or key is not None:
            return "again"
        return "ask" if method in ("POST", "PATCH") else "again"
    return None
