"""Keep a list of free blocks and halve the first one that is large enough, as a buddy allocator does."""

from ipaddress import ip_network


def subnets(block, sizes):
    free, given = [ip_network(block)], [None] * len(sizes)
    for size, at in sorted((-size, at) for at, size in enumerate(sizes)):
        wanted, length = -size, 32
        while 2 ** (32 - length) < (wanted if wanted <= 2 else wanted + 2):
            length -= 1
        place = next((n for n, net in enumerate(free) if net.prefixlen <= length), None)
        if place is None:
            raise ValueError("no room")
        net = free.pop(place)
        while net.prefixlen < length:
            net, rest = net.subnets()
            free.insert(place, rest)
        given[at] = str(net)
    return given
