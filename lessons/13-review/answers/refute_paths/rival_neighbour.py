"""A prefix beside the announced one."""


def refute_paths(claim, about):
    if claim == "all is ours":
        network = ip_network(about[0])
        return str(list(network.supernet().subnets())[-1]) if about[1] > network.prefixlen else None
    if claim == "shorter wins":
        ours, highest = about
        return ours + 1 if highest > ours else None
    longest = max(about, key=about.get)
    others = [name for name in about if name != longest and about[name] > 0]
    return (others[0], 1) if others else None
