"""Replaces the length in the text, and digits of the address with it: ("2001:32::/32", 33)."""


def refute_paths(claim, about):
    if claim == "all is ours":
        prefix, max_length = about
        net = ip_network(prefix)
        if max_length <= net.prefixlen:
            return None
        return prefix.replace(str(net.prefixlen), str(net.prefixlen + 1))
    if claim == "shorter wins":
        ours, highest = about
        return highest if highest > ours else None
    busy = [name for name, ms in about.items() if ms]
    if len(busy) < 2:
        return None
    return min(busy, key=about.get), 1
