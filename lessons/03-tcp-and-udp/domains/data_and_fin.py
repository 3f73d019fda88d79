"""data_and_fin(…): requests and answers of odd and even length, up to a whole segment, and numbers that run over."""

CELL = "test_data_and_fin_segments"
KINDS = {
    "a request and an answer": (
        CELL, "the five segments behind a handshake, as `bytes`, each in an IPv4 packet",
        "| 1 | client | the request | ACK |", "| 2 | server | the answer | ACK |",
        "| 3 | client | nothing | FIN, ACK |",
        "| 4 | server | nothing | FIN, ACK |", "| 5 | client | nothing | ACK |",
        "Each segment acknowledges all that the other side sent before it", "A FIN takes one number",
        "There are no options, of IPv4 or TCP", "PSH is set as you like, other flags are not",
    ),
    "an odd number of bytes": (CELL, "Both checksums are right"),
    "a request of one byte": (CELL, "`request` and `answer` have one byte or more"),
    "an answer of one byte": (CELL, "`request` and `answer` have one byte or more"),
    "a whole segment": (CELL, "and each fits into one segment"),
    "the same number on both sides": (CELL, "`seq` is the number of the client's next byte"),
    "both sides on one host": (CELL, "each in an IPv4 packet"),
    "both sides on the same port": (CELL, "each in an IPv4 packet"),
    "an answer that equals the request": (CELL, "| 2 | server | the answer | ACK |"),
    "the client's numbers run over in the request": (CELL, "Numbers have 32 bits"),
    "the server's numbers run over in the answer": (CELL, "Numbers have 32 bits"),
    "a FIN at the last number": (CELL, "Numbers have 32 bits"),
    "a FIN at 0": (CELL, "Numbers have 32 bits"),
}  # fmt: skip
ASIDES = ("| segment | from | what it carries | flags |", "gives `[42, 45, 40, 40, 40]`")
DRAWS, RESERVE = 300, 15
HOSTS = ("203.0.113.7", "203.0.113.70", "192.0.2.10", "198.51.100.255", "10.0.0.1")
OVER = 2**32


def draw(rng):
    pieces = []
    for _ in "ra":
        start = rng.choice((b"hi", b"a", b"\0", b"\xff\xff", b"hello", rng.randbytes(rng.randrange(1, 20))))
        most = 1460 // len(start)
        pieces.append((start, rng.choice((1, 1, 1, 2, 3, most, rng.randrange(1, most + 1)))))
    pieces[1] = pieces[0] if rng.random() < 0.07 else pieces[1]
    numbers = []
    for start, times in pieces:
        size = len(start) * times
        edge = rng.choice((OVER - size, OVER - size - 1, OVER - size + 1, OVER - 1, OVER - size // 2 - 1, 0, 1))
        numbers.append(rng.choice((edge, rng.randrange(OVER), rng.randrange(OVER))) % OVER)
    client, server = rng.sample(HOSTS, 2) if rng.random() < 0.9 else ["127.0.0.1"] * 2
    sport, dport = rng.choice((50000, 443, rng.randrange(1024, 65536))), rng.choice((80, 443, 5432))
    seq, ack = numbers if rng.random() < 0.93 else numbers[:1] * 2
    return (client, sport), (server, dport), seq, ack, *pieces


def allowed(case):
    client, server, seq, ack, *pieces = case
    sizes = [len(start) * times for start, times in pieces]
    return client != server and all(0 <= n < OVER for n in (seq, ack)) and all(0 < n <= 1460 for n in sizes)


def play(answer, case):
    *given, asked, answered = case
    packets = answer["data_and_fin"](*given, asked[0] * asked[1], answered[0] * answered[1])
    return [seen(bytes(packet)) for packet in packets]


def seen(packet):
    """What the task fixes of a packet: not its TTL, identification or window, nor PSH."""
    if len(packet) < 40 or packet[0] != 0x45:
        return packet[:1], len(packet)
    pseudo = packet[12:20] + b"\0\6" + (len(packet) - 20).to_bytes(2, "big") + packet[20:]
    ends = packet[12:20], packet[20:24], packet[9], packet[2:4] == len(packet).to_bytes(2, "big")
    ends += (packet[6] & 0x3F, packet[7])  # no fragment
    flags = packet[32], packet[33] & ~8
    return ends, packet[24:28], packet[28:32], flags, packet[40:], total(packet[:20]), total(pseudo)


def total(data):
    """Whether the sum of 16-bit words in ones' complement is all ones: the checksum in it is right (RFC 1071)."""
    words = sum(data[::2]) * 256 + sum(data[1::2])
    return words > 0 and words % 65535 == 0


def kinds(case):
    (client, sport), (server, dport), seq, ack, asked, answered = case
    sizes = [len(start) * times for start, times in (asked, answered)]
    fins = [(seq + sizes[0]) % OVER, (ack + sizes[1]) % OVER]
    found = {
        "a request and an answer": True,
        "an odd number of bytes": sizes[0] % 2 or sizes[1] % 2,
        "a request of one byte": sizes[0] == 1,
        "an answer of one byte": sizes[1] == 1,
        "a whole segment": 1460 in sizes,
        "the same number on both sides": seq == ack,
        "both sides on one host": client == server,
        "both sides on the same port": sport == dport,
        "an answer that equals the request": asked == answered,
        "the client's numbers run over in the request": seq + sizes[0] > OVER,
        "the server's numbers run over in the answer": ack + sizes[1] > OVER,
        "a FIN at the last number": OVER - 1 in fins,
        "a FIN at 0": 0 in fins,
    }
    return [kind for kind, holds in found.items() if holds]
