"""handshake(client, server, isn_c, isn_s): hosts far apart or one and the same, numbers anywhere and at their end."""

SEGMENTS, BYTES = "test_handshake_segments", "test_handshake_bytes"
KINDS = {
    "two hosts, numbers anywhere": (
        SEGMENTS, "the three segments that open a connection, as `bytes`, each in an IPv4 packet without options",
        "No other flags of TCP are set than SYN and ACK", "`isn_c` and `isn_s` are their initial sequence numbers",
    ),
    "a port below 1024 on both sides": (SEGMENTS, "`client` and `server` are pairs of address and port"),
    "both sides on the same port": (SEGMENTS, "`client` and `server` are pairs of address and port"),
    "both sides on one host": (SEGMENTS, "`client` and `server` are pairs of address and port"),
    "the client begins at 0": (SEGMENTS, "from 0 to 2³² − 1"),
    "the server begins at 0": (SEGMENTS, "from 0 to 2³² − 1"),
    "both begin at the same number": (SEGMENTS, "`isn_c` and `isn_s` are their initial sequence numbers"),
    "a number with bit 31 set": (
        BYTES, "Each packet has two checksums, IPv4's and TCP's, and both are right",
        "SYN and SYN-ACK carry one option", "The ACK carries none",
    ),
    "the last number but one": (BYTES, "Numbers have 32 bits"),
    "the client begins at the last number": (BYTES, "after 2³² − 1 comes 0"),
    "the server begins at the last number": (BYTES, "after 2³² − 1 comes 0"),
}  # fmt: skip
ASIDES = ("The acknowledgement number of the SYN means nothing", "gives `[44, 44, 40]`")
DRAWS, RESERVE = 300, 25
HOSTS = ("203.0.113.7", "203.0.113.70", "192.0.2.10", "198.51.100.255", "10.0.0.1", "127.0.0.1")
LAST = 2**32 - 1


def draw(rng):
    edges = (0, 1, LAST, LAST, LAST - 1, 65535, 2**31)
    isns = [rng.choice((*edges, *(rng.randrange(2**32) for _ in "abcde"))) for _ in "cs"]
    isn_c, isn_s = isns if rng.random() < 0.93 else isns[:1] * 2
    client, server = rng.sample(HOSTS, 2) if rng.random() < 0.9 else ["127.0.0.1"] * 2
    sport, dport = rng.choice((50000, 179, 65535, rng.randrange(1, 65536))), rng.choice((80, 443, 22, 1, 179, 8080))
    return (client, sport), (server, dport), isn_c, isn_s


def allowed(case):
    client, server, *isns = case
    return client != server and all(0 <= isn <= LAST for isn in isns) and 0 < client[1] < 65536 > server[1] > 0


def play(answer, case):
    return [seen(bytes(packet), n) for n, packet in enumerate(answer["handshake"](*case))]


def seen(packet, n):
    """What the task fixes of a packet: not its TTL, identification or window, nor the ACK number of a SYN."""
    if len(packet) < 40 or packet[0] != 0x45:
        return packet[:1], len(packet)
    end, options = 20 + 4 * (packet[32] >> 4), []
    at = 40
    while at < min(end, len(packet) - 1):
        size = 1 if packet[at] < 2 else max(2, packet[at + 1])
        options += [packet[at : at + size]] * (packet[at] > 1)
        at += size
    pseudo = packet[12:20] + b"\0\6" + (len(packet) - 20).to_bytes(2, "big") + packet[20:]
    ends = packet[12:20], packet[20:24], packet[9], packet[2:4] == len(packet).to_bytes(2, "big")
    ends += (packet[6] & 0x3F, packet[7])  # no fragment
    numbers = packet[24:28], packet[28:32] if n else b""
    return ends, numbers, (end, packet[32] & 15, packet[33]), options, packet[end:], total(packet[:20]), total(pseudo)


def total(data):
    """Whether the sum of 16-bit words in ones' complement is all ones: the checksum in it is right (RFC 1071)."""
    words = sum(data[::2]) * 256 + sum(data[1::2])
    return words > 0 and words % 65535 == 0


def kinds(case):
    (client, sport), (server, dport), isn_c, isn_s = case
    found = {
        "two hosts, numbers anywhere": client != server,
        "a port below 1024 on both sides": max(sport, dport) < 1024,
        "both sides on the same port": sport == dport,
        "both sides on one host": client == server,
        "the client begins at 0": isn_c == 0,
        "the server begins at 0": isn_s == 0,
        "both begin at the same number": isn_c == isn_s,
        "a number with bit 31 set": max(isn_c, isn_s) >= 2**31,
        "the last number but one": LAST - 1 in (isn_c, isn_s),
        "the client begins at the last number": isn_c == LAST,
        "the server begins at the last number": isn_s == LAST,
    }
    return [kind for kind, holds in found.items() if holds]
