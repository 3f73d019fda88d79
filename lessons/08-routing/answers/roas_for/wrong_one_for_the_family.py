"""A ROA for the shortest prefix, up to the longest length announced within it, is enough."""


def roas_for(announced):
    found = set()
    for prefix, origin in announced:
        network = ip_network(prefix)
        if any(o == origin and network != ip_network(p) and network.subnet_of(ip_network(p)) for p, o in announced):
            continue
        parts = [ip_network(p) for p, o in announced if o == origin]
        longest = max(part.prefixlen for part in parts if part.subnet_of(network))
        found.add((prefix, longest, origin))
    return found
