"""Nothing longer than /64 is thought to be announced: ("2001:db8::/64", 65) gives None."""


def refute_paths(claim, about):
    if claim == "all is ours":
        prefix, max_length = about
        net = ip_network(prefix)
        if min(max_length, 64) <= net.prefixlen:
            return None
        return f"{net.network_address}/{net.prefixlen + 1}"
    if claim == "shorter wins":
        ours, highest = about
        return highest if highest > ours else None
    busy = [name for name, ms in about.items() if ms]
    if len(busy) < 2:
        return None
    return min(busy, key=about.get), 1
