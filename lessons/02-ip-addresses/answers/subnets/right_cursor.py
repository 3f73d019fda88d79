"""Plain numbers: the positions sorted by hosts, and a cursor that moves through the block."""
from ipaddress import IPv4Address, IPv4Network


def subnets(block, sizes):
    network = IPv4Network(block)
    cursor, end = int(network.network_address), int(network.broadcast_address) + 1
    placed = {}
    for at, hosts in sorted(enumerate(sizes), key=lambda pair: pair[1], reverse=True):
        bits = (hosts - 1 if hosts < 3 else hosts + 1).bit_length()
        if cursor + 2**bits > end:
            raise ValueError(f"no room for {hosts} hosts in {block}")
        placed[at] = f"{IPv4Address(cursor)}/{32 - bits}"
        cursor += 2**bits
    return [placed[at] for at in range(len(sizes))]
