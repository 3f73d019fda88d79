"""A buddy allocator: a stack of free networks, of which the first is halved until it fits, driven by a heap."""
import heapq
import ipaddress
from itertools import count


def subnets(block, sizes):
    def length_for(hosts):
        for length in range(32, -1, -1):
            room = 1 << 32 - length
            if hosts <= (room if length >= 31 else room - 2):
                return length
        raise ValueError("that many hosts do not fit into IPv4")

    queue = [(-hosts, at) for hosts, at in zip(sizes, count())]
    heapq.heapify(queue)
    free = [ipaddress.ip_network(block)]
    result = [""] * len(queue)
    while queue:
        hosts, at = heapq.heappop(queue)
        length = length_for(-hosts)
        if not free or free[-1].prefixlen > length:
            raise ValueError("the block is full")
        piece = free.pop()
        while piece.prefixlen < length:
            piece, upper = piece.subnets()
            free.append(upper)
        result[at] = piece.with_prefixlen
    return result
