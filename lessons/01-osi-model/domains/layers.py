"""layers(frame): well-formed frames with tags, options, fragments, extension headers and padding, several at once."""

TRANSPORT, LENGTHS, LINK, IPV6 = (f"test_layers_{part}" for part in ("transport", "lengths", "link", "ipv6"))
KINDS = {
    "TCP": (TRANSPORT, "| the protocol is 6 |", "in order and without gaps", "Then:"),
    "UDP": (TRANSPORT, "| the protocol is 17 |"),
    "a protocol that is neither": (TRANSPORT, "whatever is left of the packet"),
    "QUIC": (TRANSPORT, "behind UDP, if one of its ports is 443"),
    "port 443 in TCP": (TRANSPORT, "behind UDP, if one of its ports is 443"),
    "bytes of 443 that are no port of UDP": (TRANSPORT, "8 bytes, the first four of them two ports"),
    "options of TCP": (LENGTHS, "the upper 4 bits of its byte 12, in words of four bytes"),
    "options of IPv4": (LENGTHS, "An IP packet ends where `ipv4` or `ipv6` says"),
    "options of IPv4 and of TCP": (LENGTHS, "the upper 4 bits of its byte 12, in words of four bytes"),
    "padding": (LENGTHS, "the rest of the frame"),
    "padding that is not zeros, or payload that is": (LENGTHS, "An IP packet ends where `ipv4` or `ipv6` says"),
    "no payload": (LENGTHS, "A part without bytes is left out"),
    "an IPv4 packet that carries nothing": (LENGTHS, "A part without bytes is left out"),
    "a first fragment": (LENGTHS, "then those of `ipv4` or `ipv6`"),
    "a later fragment": (LENGTHS, "whatever is left of the packet"),
    "ARP": (LINK, "ARP after 28 bytes", "the type is ARP"),
    "a type that the table does not know": (LINK, "any other type's packet with the frame"),
    "a tag": (LINK, "First come the parts that `link` finds"),
    "several tags": (LINK, "First come the parts that `link` finds"),
    "ARP behind a tag": (LINK, "First come the parts that `link` finds"),
    "ARP in a long frame": (LINK, "ARP after 28 bytes"),
    "IPv6": (IPV6, "then those of `ipv4` or `ipv6`, if the type is theirs"),
    "an extension header": (IPV6, "those of `ipv4` or `ipv6`"),
    "several extension headers": (IPV6, "those of `ipv4` or `ipv6`"),
    "QUIC in IPv6": (IPV6, "behind UDP, if one of its ports is 443"),
    "IPv6 behind a tag": (IPV6, "First come the parts that `link` finds"),
    "IPv6 behind several tags": (IPV6, "First come the parts that `link` finds"),
    "IPv6 that carries nothing": (IPV6, "A part without bytes is left out"),
    "IPv6 and padding": (IPV6, "| behind the packet |"),
}
ASIDES = (
    "| name | when | length |",
    "The frames are whole and well-formed",
    "mend these first",
    "`layers(request)` gives",
)

PORTS = (443, 443, 443, 53, 80, 444, 8443, 0xBB01, 0x3001, 0x01BB + 256, 5000, 50000)
CARRIED = (6, 6, 6, 17, 17, 17, 1, 0, 4, 41, 43, 44, 47, 50, 58, 59, 60, 89, 132)
PIECES = (*[(0, 0)] * 7, (0, 1), (0, 1), (0, 1), (1, 0), (1, 1), (185, 1), (256, 0), (4096, 0), (370, 0))
TYPES = (0x88CC, 0x88B5, 0x8847, 0x0600, 0x9100, 0x0801, 0x8864, 0xFFFF)


def draw(rng):
    """A frame as its first bytes, how many bytes of one value come then, this value, and the bytes behind."""
    frame = rng.randbytes(12)
    calm = rng.random() < 0.4
    for _ in range(0 if calm else rng.choice((0, 0, 0, 1, 1, 2, 3))):
        frame += rng.choice((b"\x81\0", b"\x88\xa8")) + rng.randbytes(2)
    size = rng.choice((0, 0, 1, 2, 8, 18, rng.randrange(60), rng.randrange(60), rng.randrange(300), 1400))
    packet, size = rng.choice((arp, other, v4, v4, v4, v4, v4, v6, v6, v6))(rng, size, calm)
    short = 60 - len(frame) - len(packet) - size
    behind = rng.choice((0, 0, max(short, 0), max(short, 0), 1, 4, rng.randrange(20), rng.randrange(120))) * (not calm)
    return frame + packet, size, rng.choice((0, 0, 1, 69, 0xBB)), rng.choice((bytes(behind), rng.randbytes(behind)))


def arp(rng, _, __):
    return b"\x08\x06\0\1\x08\0\6\4\0" + bytes([rng.choice((1, 2))]) + rng.randbytes(20), 0


def other(rng, size, calm):
    type = rng.choice((*TYPES, rng.randrange(0x1000, 0x8000))).to_bytes(2, "big")
    packets = v4(rng, size, calm)[0][2:], v6(rng, size, calm)[0][2:]
    return type + rng.choice((b"", *packets, b"\x45", rng.randbytes(9))), size


def v4(rng, size, calm):
    options, protocol = 0 if calm else 4 * rng.choice((0, 0, 0, 1, 2, 5, 10)), rng.choice(CARRIED)
    offset, more = (0, 0) if calm else rng.choice(PIECES)
    above = b"" if offset and rng.random() < 0.4 else transport(rng, protocol, size + 512 * more)
    if more or offset:
        size += -(len(above) + size) % 8 if more else not above
        size += 8 * (not len(above) + size)
    flags = 32 * more if more or offset else rng.choice((0, 64))
    head = bytes([69 + options // 4, rng.randrange(256)]) + (20 + options + len(above) + size).to_bytes(2, "big")
    head += rng.randbytes(2) + bytes([flags | offset >> 8, offset & 255, rng.choice((1, 64, 255)), protocol])
    return b"\x08\0" + head + rng.randbytes(10) + b"\1" * options + above, size


def v6(rng, size, calm):
    protocol, chain = rng.choice(CARRIED), b""
    if protocol in (0, 43, 60):
        protocol = 58
    above, follows = transport(rng, protocol, size), protocol
    for _ in range(0 if calm else rng.choice((0, 0, 1, 1, 2, 3))):
        number, units = rng.choice((43, 60)), rng.choice((0, 0, 1, 2, 3, 8))
        options = bytes([1, 4 + 8 * units]) + bytes(4 + 8 * units) if number == 60 else b"\2\0" + bytes(20)
        units = 2 if number == 43 else units
        chain, follows = bytes([follows, units]) + options + chain, number
    if not calm and rng.random() < 0.3:
        chain, follows = bytes([follows, 0, 1, 4, 0, 0, 0, 0]) + chain, 0
    head = b"\x60" + rng.randbytes(3) + (len(chain + above) + size).to_bytes(2, "big") + bytes([follows, 64])
    return b"\x86\xdd" + head + rng.randbytes(32) + chain + above, size


def transport(rng, protocol, size):
    ports = b"".join(rng.choice((*PORTS, rng.randrange(65536))).to_bytes(2, "big") for _ in range(2))
    words = rng.choice((5, 5, 5, 6, 8, 11, 15))
    tcp = ports + rng.randbytes(8) + bytes([16 * words + rng.choice((0, 0, 1, 8))]) + rng.randbytes(7)
    tcp += b"\1" * 4 * (words - 5)
    return {6: tcp, 17: ports + (8 + size).to_bytes(2, "big") + rng.randbytes(2)}.get(protocol, b"")


def made(case):
    return case[0] + bytes([case[2]]) * case[1] + case[3]


def features(case):
    """The kinds that a well-formed frame is of; None if it is not. A walk of its own."""
    frame, types = made(case), (0x8100, 0x88A8)
    at = next(n for n in range(12, len(frame), 4) if int.from_bytes(frame[n : n + 2], "big") not in types)
    type, data, later = int.from_bytes(frame[at : at + 2], "big"), frame[at + 2 :], False
    said = {"a tag": at == 16, "several tags": at > 16, "ARP": type == 0x0806}
    said["ARP behind a tag"] = type == 0x0806 and at > 12
    said["a type that the table does not know"] = type not in (0x0800, 0x0806, 0x86DD)
    if said["ARP"]:
        whole = data[:6] == b"\0\1\x08\0\6\4" and len(data) >= 28
        return said | {"padding": len(data) > 28, "ARP in a long frame": len(frame) > 64} if whole else None
    if type not in (0x0800, 0x86DD):
        return said | {"no payload": not data} if type > 1535 else None
    number, extensions = data[9] if type == 0x0800 else data[6], 0
    if type == 0x0800:
        head, end, offset = data[0] % 16 * 4, data[2] * 256 + data[3], data[6] % 32 * 256 + data[7]
        later, more = offset > 0, data[6] & 32
        if data[0] >> 4 != 4 or head < 20 or (more and (end - head) % 8) or ((more or later) and end <= head):
            return None
        said |= {"options of IPv4": head > 20, "a later fragment": later, "a first fragment": more and not later}
    else:
        head, end = 40, 40 + data[4] * 256 + data[5]
        while number in (0, 43, 60):
            number, head, extensions = data[head], head + 8 + 8 * data[head + 1], extensions + 1
        said |= {"IPv6": True, "an extension header": extensions == 1, "several extension headers": extensions > 1}
        said |= {"IPv6 behind a tag": at == 16, "IPv6 behind several tags": at > 16}
        said["IPv6 and padding"] = end < len(data)
    above = data[head:end]
    if not head <= end <= len(data) or data[0] >> 4 != (4 if type == 0x0800 else 6):
        return None
    if number == 6 and not later:
        size = above[12] // 16 * 4 if len(above) > 19 else 99
    else:
        size = 8 * (number == 17 and not later)
    if not size <= len(above) <= len(data) - head or (number == 6 and not later and size < 20):
        return None
    if number == 17 and not later:
        told = above[4] * 256 + above[5]
        if told < 8 or (told != len(above) and not said.get("a first fragment")):
            return None
    return said | ports_of(number, above, later, type) | {
        "options of IPv4 and of TCP": number == 6 and size > 20 and said.get("options of IPv4"),
        "options of TCP": number == 6 and size > 20,
        "padding": end < len(data),
        "padding that is not zeros, or payload that is": any(data[end:]) or above[size:][-1:] == b"\0" < data[end:],
        "no payload": len(above) == size,
        "an IPv4 packet that carries nothing": type == 0x0800 and not above,
        "IPv6 that carries nothing": type == 0x86DD and not above,
    }  # fmt: skip


def ports_of(number, above, later, type):
    is_443 = b"\1\xbb" in (above[:2], above[2:4])
    return {
        "TCP": number == 6 and not later,
        "UDP": number == 17 and not later,
        "a protocol that is neither": number not in (6, 17) or later,
        "QUIC": number == 17 and not later and is_443,
        "QUIC in IPv6": type == 0x86DD and number == 17 and is_443,
        "port 443 in TCP": number == 6 and not later and is_443,
        "bytes of 443 that are no port of UDP": not (number == 17 and is_443) and b"\1\xbb" in above[:8],
    }


def allowed(case):
    return features(case) is not None


def play(answer, case):
    return answer["layers"](case[0] + bytes([case[2]]) * case[1] + case[3])


def kinds(case):
    said = features(case)
    return [kind for kind in KINDS if said.get(kind)]
