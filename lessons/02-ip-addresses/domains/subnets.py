"""subnets(block, sizes): any IPv4 block, any list of sizes from 1; many fill the block to its end or just beyond."""

from ipaddress import ip_network

ORDER, EDGES, ROOM = "test_subnets_order", "test_subnets_edges", "test_subnets_room"
KINDS = {
    "room to spare": (ORDER, '`subnets("192.0.2.0/24", [62, 40])` gives `["192.0.2.0/26", "192.0.2.64/26"]`'),
    "no sizes at all": (ORDER, "one for each number of hosts in the list `sizes`"),
    "the most hosts not first": (ORDER, "The list that comes back is in the order of `sizes`"),
    "hosts that fill their subnet": (EDGES, "an address each for the network and for the broadcast"),
    "hosts that are too many for a smaller subnet by one or two": (EDGES, "A subnet is the smallest that has room"),
    "2 hosts": (EDGES, "2 hosts get a /31"),
    "equal numbers of hosts": (ORDER, "of equal numbers the one that stands first in `sizes`"),
    "1 host": (EDGES, "and 1 host gets a /32"),
    "different numbers of hosts for subnets of one length": (
        ORDER,
        '`[40, 62]` gives `["192.0.2.64/26", "192.0.2.0/26"]`',
    ),
    "a block used up to its last address": (
        ROOM,
        "Place the one with the **most hosts first**, from the beginning of the block",
    ),
    "too little room": (ROOM, "Raise `ValueError` if the block has not enough room"),
    "too little room, with an address for every host": (ROOM, "as two /25 fill the block"),
    "too little room, and the most hosts not first": (ROOM, "`sizes` itself stays as it is"),
    "the whole space": (EDGES, "cut an IPv4 block into subnets"),
}
ASIDES = ("Every size is 1 or more", "Large ones first means that all are aligned without gaps")


def draw(rng):
    length = rng.choice((0, 0, 0, 1, 8, 16, 20, 22, 24, 24, 24, 25, 26, 28, 29, 30, 31, 32, rng.randrange(33)))
    bits = 32 - length
    network = rng.choice((0, 2**length - 1, rng.randrange(2**length)))
    if rng.random() < 0.4:
        sizes = filled(rng, bits)
    else:
        biggest = rng.choice((bits, bits, 8, 4)) - rng.randrange(3)
        sizes = [size(rng, min(bits, max(biggest, 0))) for _ in range(rng.randrange(7))]
        if sizes and rng.random() < 0.3:
            sizes += [max(1, rng.choice(sizes) - rng.randrange(3))] * rng.randrange(1, 3)
    rng.shuffle(sizes)
    return str(ip_network((network << bits, length))), sizes


def size(rng, bits):
    at = rng.randrange(bits + 1)
    return max(1, rng.choice((1, 2, 3, 4, 5, 6, 7, 2**at + rng.randrange(-3, 2), rng.randrange(1, 2**at + 1))))


def filled(rng, bits):
    """Sizes that use a block up to its last address, now and then with something more or a little less."""
    free = [bits]
    for _ in range(rng.randrange(7)):
        at = free.pop(rng.randrange(len(free)))
        free += [at - 1, at - 1] if at else [at]
    free += free.count(2) * [1, 1]
    few = [rng.choice((0, 0, 1, rng.randrange(2**at // 2 or 1))) for at in free]
    sizes = [max(2**at - 2 - less, 3) if at > 2 else at + 1 for at, less in zip(free, few, strict=True) if at != 2]
    way = rng.random()
    if way < 0.3:
        sizes.append(rng.choice((1, 1, 1, 2, rng.choice(sizes))))
    elif way < 0.5:
        at = rng.randrange(len(sizes))
        sizes[at] += rng.choice((1, 2, 3))
    elif way < 0.6:
        sizes.pop()
    return sizes


def allowed(case):
    block, sizes = case
    return "/" in block and ip_network(block).version == 4 and all(type(n) is int and n >= 1 for n in sizes)


def play(answer, case):
    block, sizes = case[0], list(case[1])
    try:
        found = answer["subnets"](block, sizes)
    except ValueError:
        found = "raises ValueError"
    return found, sizes == case[1]


def kinds(case):
    block, sizes = case
    room, needed = ip_network(block).num_addresses, [1 << (n + 2 * (n > 2) - 1).bit_length() for n in sizes]
    hosts = [(n, at) for n, at in zip(sizes, needed, strict=True) if n > 2]
    found = {
        "room to spare": sum(needed) < room,
        "no sizes at all": not sizes,
        "the whole space": block == "0.0.0.0/0",
        "hosts that fill their subnet": any(n + 2 == at for n, at in hosts),
        "hosts that are too many for a smaller subnet by one or two": any(2 * n - at in (-2, 0) for n, at in hosts),
        "2 hosts": 2 in sizes,
        "1 host": 1 in sizes,
        "the most hosts not first": sizes != (fallen := sorted(sizes, reverse=True)),
        "equal numbers of hosts": len(set(sizes)) < len(sizes),
        "different numbers of hosts for subnets of one length": len(set(needed)) < len(set(sizes)),
        "a block used up to its last address": sum(needed) == room,
        "too little room": sum(needed) > room,
        "too little room, with an address for every host": sum(needed) > room >= sum(sizes),
        "too little room, and the most hosts not first": sum(needed) > room and sizes != fallen,
    }
    return [kind for kind, holds in found.items() if holds]
