"""Few lines, by what waits, lasts and harms."""


def decide(theme, facts):
    if theme == "version":
        packets, lost, udp = facts
        return "23"[udp and len(set(packets[lost:])) > 1]
    if theme == "retry":
        harmless = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
        return "again" if facts[0] in harmless or facts[1] or not facts[2] else "ask"
    if theme == "ttl":
        choices, within, detect, resolvers, most = facts
        longest = None
        for ttl in choices:
            if ttl <= within - detect and most * ttl >= resolvers and ttl > (longest or 0):
                longest = ttl
        return longest
    if theme == "edge":
        near, far, direct, requests, cached = facts
        gained = sum(direct - near for _ in range(2 + requests))
        return "origin" if gained <= far * (requests - cached) else "edge"
    useless, rtt, deadline = facts
    return "udp" if rtt + rtt / 2 > deadline and useless else "tcp"
