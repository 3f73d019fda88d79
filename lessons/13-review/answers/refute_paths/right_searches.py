"""Searches all cuts and preferences, the longest prefix."""


def refute_paths(claim, about):
    if claim == "all is ours":
        network = ip_network(about[0])
        if network.prefixlen == about[1]:
            return None
        return str(next(network.subnets(new_prefix=about[1])))
    if claim == "shorter wins":
        ours, highest = about
        return next((p for p in range(highest, ours, -1)), None)
    before = max(about.values())
    for name, takes in about.items():
        for ms in range(takes, 0, -1):
            if before - max((about | {name: takes - ms}).values()) < ms:
                return name, ms
    return None
