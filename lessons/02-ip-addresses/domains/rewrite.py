"""rewrite(packet, source, port): IPv4 packets with UDP whose checksums fit; many come out at a checksum's edges."""

import struct
from ipaddress import IPv4Address

SUMS, ZERO = "test_rewrite_checksums", "test_rewrite_zero"
KINDS = {
    "a new source and a new port": (SUMS, "`source` is the new source address as a text, `port` the new source port"),
    "no data": (SUMS, "length in 24 and 25, checksum in 26 and 27, then the data"),
    "an even number of data bytes": (SUMS, "The checksum of UDP covers a **pseudo-header**, the UDP header with zeros"),
    "an odd number of data bytes": (SUMS, "and the data (RFC 768)"),
    "a type of service, a TTL and flags of all kinds": (SUMS, "All else stays as it is, the TTL too"),
    "the same port": (SUMS, "A packet that gets what it has stays as it is"),
    "the same source": (SUMS, "as a NAT sends it on"),
    "the same source and port": (SUMS, '`rewrite(hello, "10.0.0.3", 5000)` gives `hello`'),
    "the old address or port elsewhere, too": (SUMS, "All else stays as it is"),
    "hundreds of bytes": (SUMS, "The pseudo-header is 12 bytes that are never sent"),
    "an IPv4 checksum that comes out as 0": (SUMS, "The checksum of the IPv4 header covers these 20 bytes"),
    "no UDP checksum": (ZERO, "A UDP checksum of 0 means that there is none, and it stays 0"),
    "a UDP checksum of which one byte is 0": (ZERO, "A UDP checksum of 0 means that there is none"),
    "a UDP checksum of 0xffff before": (ZERO, "which counts the same"),
    "a UDP checksum that comes out as 0": (ZERO, "and the new one comes out as 0, write `0xffff`"),
}
ASIDES = (
    "both are accepted here",
    "Byte 0 is the first of an IPv4 header of 20 bytes",
    "source address, destination address, a zero byte, the protocol number 17 as one byte",
    "All checksums were right before",
    'In `rewrite(hello, "203.0.113.7", 40001)` the checksums are',
)

PORTS = (5000, 40001, 255, 256, 1024, 65535)
AIMS = (None, None, None, "none", "none", "half", "all ones before", "nothing after", "nothing after", "header")


def total(data):
    """The words of ``data`` added up, carries and all."""
    number = int.from_bytes(data + bytes(len(data) % 2), "big")
    return (number - 1) % 0xFFFF + 1 if number else 0


def counted(packet):
    """What the checksum of UDP covers."""
    return packet[12:20] + b"\0\x11" + packet[24:26] + packet[20:]


def moved(packet, source, port):
    return packet[:12] + IPv4Address(source).packed + packet[16:20] + port.to_bytes(2, "big") + packet[22:]


def draw(rng):
    """The packet as its first bytes, bytes behind them and how often these come; then the new source and port."""
    size = rng.choice((0, 1, 2, 3, 4, 5, 12, 13, rng.randrange(60), rng.randrange(60)))
    chunk, times = rng.randbytes(rng.randrange(1, 50)), rng.choice((*[0] * 45, *[30] * 9, 1300))
    port, aim = rng.choice((*PORTS, rng.randrange(1, 65536))), rng.choice(AIMS)
    length = 28 + size + len(chunk) * times
    packet = struct.pack("!BBHHHBBH", 0x45, rng.choice((0, 0, rng.randrange(256))), length, rng.randrange(65536),
                         rng.choice((0, 0x4000)), rng.choice((1, 64, 255, rng.randrange(1, 256))), 17, 0)  # fmt: skip
    packet += bytes([rng.choice((10, 172, 192)), *rng.randbytes(7)])
    sport, dport = rng.choice((*PORTS, port)), rng.randrange(20000, 65536)
    dport = rng.choice((sport, dport, dport, dport))
    packet += struct.pack("!HHHH", sport, dport, length - 20, 0) + rng.randbytes(size)
    if size > 12 and rng.random() < 0.3:
        packet = packet[:-7] + packet[12:16] + packet[20:22] + packet[-1:]
    there = str(IPv4Address(rng.choice((packet[12:16], rng.randbytes(4), rng.randbytes(4), b"\xcb\0\x71\7"))))
    if aim == "header":
        other = total(moved(packet, there, port)[:20]) - int.from_bytes(packet[4:6], "big")
        packet = packet[:4] + (-other % 0xFFFF).to_bytes(2, "big") + packet[6:]
    if aim in ("half", "all ones before", "nothing after") and size > 1:
        packet = packet[:28] + bytes(2) + packet[30:]
        then = (moved(packet, there, port) if aim == "nothing after" else packet) + chunk * times
        small = (rng.randrange(1, 256) << rng.choice((0, 8))) if aim == "half" else 0
        packet = packet[:28] + ((-small - total(counted(then))) % 0xFFFF).to_bytes(2, "big") + packet[30:]
    packet = packet[:10] + (0xFFFF - total(packet[:20])).to_bytes(2, "big") + packet[12:]
    if aim != "none":
        sent = 0xFFFF - total(counted(packet + chunk * times)) or 0xFFFF
        packet = packet[:26] + sent.to_bytes(2, "big") + packet[28:]
    return packet, chunk if times else b"", times, there, port


def allowed(case):
    start, chunk, times, source, port = case
    packet = start + chunk * times
    kind, _, length, _, flags, _, protocol = struct.unpack("!BBHHHBB", packet[:10])
    words = [sum(data[::2]) * 256 + sum(data[1::2]) for data in (packet[:20], packet[12:20] + packet[20:])]
    over = words[1] + 17 + length - 20
    right = words[0] % 0xFFFF == 0 and (packet[26:28] == bytes(2) or over % 0xFFFF == 0)
    shape = (kind, protocol, length) == (0x45, 17, len(packet)) and flags in (0, 0x4000)
    return (
        right
        and shape
        and packet[24:26] == (length - 20).to_bytes(2, "big")
        and 0 < port < 65536
        and IPv4Address(source).version == 4
    )


def play(answer, case):
    start, chunk, times, source, port = case
    return answer["rewrite"](start + chunk * times, source, port)


def kinds(case):
    start, chunk, times, source, port = case
    packet = start + chunk * times
    new = moved(packet, source, port)
    same_source, same_port = packet[12:16] == new[12:16], packet[20:22] == new[20:22]
    summed = any(packet[26:28])
    found = {
        "a new source and a new port": not same_source and not same_port,
        "no data": len(packet) == 28,
        "an even number of data bytes": len(packet) % 2 == 0 < len(packet) - 28,
        "an odd number of data bytes": len(packet) % 2 == 1,
        "a type of service, a TTL and flags of all kinds": packet[1] or packet[6] or packet[8] != 64,
        "the same port": same_port and not same_source,
        "the same source": same_source and not same_port,
        "the same source and port": same_source and same_port,
        "the old address or port elsewhere, too": packet[12:16] in packet[16:] or packet[20:22] in packet[22:],
        "hundreds of bytes": len(packet) > 200,
        "an IPv4 checksum that comes out as 0": total(new[:10] + new[12:20]) == 0xFFFF,
        "no UDP checksum": not summed,
        "a UDP checksum of which one byte is 0": summed and 0 in packet[26:28],
        "a UDP checksum of 0xffff before": packet[26:28] == b"\xff\xff",
        "a UDP checksum that comes out as 0": summed and total(counted(new[:26] + bytes(2) + new[28:])) == 0xFFFF,
    }
    return [kind for kind, holds in found.items() if holds]
