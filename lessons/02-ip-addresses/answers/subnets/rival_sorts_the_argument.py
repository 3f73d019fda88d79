"""Sorts the list that was passed in: sizes is another list afterwards, as for [40, 62]."""

from ipaddress import ip_network


def subnets(block, sizes):
    asked = list(sizes)
    sizes.sort(reverse=True)
    network = ip_network(block)
    free, found = int(network[0]), []
    for hosts in sizes:
        host_bits = (hosts + 2 * (hosts > 2) - 1).bit_length()
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError("no room")
        found.append((hosts, str(ip_network((free, 32 - host_bits)))))
        free += 2**host_bits
    answer = []
    for hosts in asked:
        pair = next(pair for pair in found if pair[0] == hosts)
        found.remove(pair)
        answer.append(pair[1])
    return answer
