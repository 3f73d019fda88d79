"""kind(address): valid addresses of both families, in any spelling, most of them near the edges of blocks."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

INSIDE, EDGES, IPV6 = "test_kind_blocks", "test_kind_edges", "test_kind_ipv6"
KINDS = {
    "an IPv4 address in a block": (INSIDE, "the name that the table `BLOCKS` from above has for the block"),
    "an IPv4 address in no block": (INSIDE, '`"public"` for an address in none of them'),
    "an IPv4 address in no block that IANA keeps for something else": (INSIDE, "not what a library thinks"),
    "the first or the last address of an IPv4 block": (EDGES, "the block in which the address lies"),
    "an IPv4 address just outside of a block": (EDGES, '`"public"` for an address in none of them'),
    "an IPv4 address that begins with a block's digits, but in no block": (EDGES, '`kind("8.8.8.8")` gives `"public"`'),
    "an IPv6 address in a block": (IPV6, '`kind("fe80::1")` gives `"link-local"`'),
    "an IPv6 address in no block": (IPV6, '`"public"` for an address in none of them'),
    "an IPv6 address in no block that IANA keeps for something else": (IPV6, "No two blocks in it overlap"),
    "the first or the last address of an IPv6 block": (IPV6, "the block in which the address lies"),
    "an IPv6 address just outside of a block": (IPV6, '`"public"` for an address in none of them'),
    "IPv6 in another spelling than Python's": (IPV6, "IPv6 comes in any spelling: capital letters"),
    "an IPv6 address that is nearly a mapped one": (IPV6, "address in `::ffff:0:0/96` is an **IPv4-mapped**"),
    "a mapped address with dots": (IPV6, '`kind("::ffff:10.0.0.1")` gives `"private"`'),
    "a mapped address without dots": (IPV6, "Its kind is that of the IPv4 address"),
}
ASIDES = (
    "`ip_address(text) in ip_network(block)` is allowed",
    "Write `kind(address) -> str`: what an address is for",
    "`address` is a text, a valid address of either family",
    "an IPv4 client can look like this",
)

BLOCKS = """
0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.2.0/24 192.168.0.0/16
198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
::/128 ::1/128 2001:db8::/32 3fff::/20 fc00::/7 fe80::/10 ff00::/8
"""
# Blocks of IANA's list that the table has not, and some whose text begins as one of the table's.
OTHERS = """
192.0.0.0/24 192.88.99.0/24 192.31.196.0/24 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:2::/48 2001:20::/28
2002::/16 fec0::/10 5f00::/16 ff::/16 fc::/16 fd::/16 fe8::/16 2001:db::/32 2001:db80::/32 3ff::/16
"""
IN_BLOCKS, IN_OTHERS = [ip_network(text) for text in BLOCKS.split()], [ip_network(text) for text in OTHERS.split()]
DIGITS = tuple(re.findall(r"(?m)(?<![\d.:/])([1-9]\d*(?:\.[1-9]\d*)*)\.", BLOCKS))
MAPPED = 0xFFFF << 32
NEARLY = (0, 0xFFFE << 32, 0xFFFF << 48, 1 << 48 | MAPPED, 1 << 127 | MAPPED, 0xFFFF << 112, 0x2002 << 112)


def near(rng, network):
    first, last = int(network[0]), int(network[-1])
    number = rng.choice((first, last, first - 1, last + 1, *(rng.randint(first, last) for _ in range(4))))
    return number % 2**network.max_prefixlen


def spelled(rng, number):
    full = IPv6Address(number).exploded
    groups = [f"{int(group, 16):x}" for group in full.split(":")]
    six, dotted, plain = ":".join(groups[:6]), IPv4Address(number & 0xFFFFFFFF), ":".join(groups)
    short = str(IPv6Address(number)) if number >> 32 != 0xFFFF else f"::ffff:{groups[6]}:{groups[7]}"
    texts = [full, plain, plain.replace(":0:0:", "::", 1), f"{full[:30]}{dotted}", f"{six}:{dotted}"]
    if number < 2**48:  # Python's own spelling of a mapped address hangs on its version
        texts += [f"::{six[10:]}:{dotted}".replace("::0:", "::")] * 5
    text = rng.choice((short, short, rng.choice(texts)))
    return rng.choice((text, text, text.upper()))


def draw(rng):
    network = rng.choice(rng.choice((IN_BLOCKS, IN_BLOCKS, IN_BLOCKS, IN_OTHERS)))
    number = near(rng, network)
    if network.version == 6:
        return spelled(rng, number)
    if rng.random() < 0.2:
        octets, at = list(number.to_bytes(4, "big")), rng.randrange(4)
        octets[at] = rng.choice((octets[at] // 10, (octets[at] * 10 + rng.randrange(10)) % 256, rng.randrange(256)))
        number = int.from_bytes(bytes(octets), "big")
    if rng.random() < 0.6:
        return str(IPv4Address(number))
    return spelled(rng, number + rng.choice((MAPPED, MAPPED, MAPPED, rng.choice(NEARLY))))


def allowed(case):
    try:
        return "%" not in case and bool(ip_address(case))
    except ValueError:
        return False


def play(answer, case):
    return answer["kind"](case)


def kinds(case):
    ip = ip_address(case)
    block = next((block for block in IN_BLOCKS if ip in block), None)
    said = [f"an IPv{ip.version} address in {'a' if block else 'no'} block"]
    if any(ip in other for other in IN_OTHERS) and not block:
        said.append(f"{said[0]} that IANA keeps for something else")
    if block and ip in (block[0], block[-1]):
        said.append(f"the first or the last address of an IPv{ip.version} block")
    edges = (int(block[at]) for block in IN_BLOCKS if block.version == ip.version for at in (0, -1))
    if not block and any(abs(int(ip) - edge) == 1 for edge in edges):
        said.append(f"an IPv{ip.version} address just outside of a block")
    if not block and case.startswith(DIGITS):
        said.append("an IPv4 address that begins with a block's digits, but in no block")
    if case != str(ip):
        said.append("IPv6 in another spelling than Python's")
    if ip.version == 6 and (int(ip) >> 32 in (0, *(nearly >> 32 for nearly in NEARLY)) and int(ip) > 1):
        said.append("an IPv6 address that is nearly a mapped one")
    if ip.version == 6 and int(ip) >> 32 == 0xFFFF:
        said = [f"a mapped address with{'' if '.' in case else 'out'} dots"]
    return said
