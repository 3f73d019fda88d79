"""exchange(address, message, ask): what comes over UDP and over TCP, message by message; what was asked counts, too."""

import struct

PLAIN, STRANGERS, TRUNCATED = "test_exchange_plain", "test_exchange_strangers", "test_exchange_truncated"
KINDS = {
    "one reply": (
        PLAIN,
        "Ask over UDP.",
        "return the bytes of its reply as they came",
        "`ask(address, message, over)` sends a message over",
    ),
    "no message at all": (PLAIN, "Ask nothing else: silence is not asked again.", "the list is empty"),
    "a reply that says no, or an error": (PLAIN, "The first message that is a **reply** counts"),
    "several replies": (PLAIN, "The first message that is a **reply** counts"),
    "a message with another id": (STRANGERS, "those that are none are passed over"),
    "a message with another question": (STRANGERS, "This method looks at the flag QR, the id and the question."),
    "a message that is no response": (STRANGERS, "This method looks at the flag QR, the id and the question."),
    "a message that cannot be read": (STRANGERS, "A reply can be read by `dns.message.from_wire`"),
    "a message without its question": (STRANGERS, "(It also accepts an error without any question"),
    "a question in capitals": (STRANGERS, "`query.is_response(reply)` is true"),
    "a truncated reply": (TRUNCATED, "If the flag TC is set in that reply, it is truncated."),
    "a stranger's message with TC": (TRUNCATED, "If the flag TC is set in that reply, it is truncated."),
    "a whole reply behind a truncated one": (TRUNCATED, "Ask the same server the same once more, over TCP."),
    "no reply over TCP": (TRUNCATED, "If there is none the result is `None`: the truncated one is not used."),
    "strangers over TCP": (TRUNCATED, "There, too, the first reply counts"),
    "TC over TCP": (TRUNCATED, "with TC or without"),
}
ASIDES = ()
RESERVE, DRAWS = 50, 1500
NAMES = ["shop.test", "www.shop.test", "bank.test", "test", "keys.shop.test"]
NUMBERS = {"A": 1, "TXT": 16, "AAAA": 28, "MX": 15}
QR, AA, TC = 0x8000, 0x0400, 0x0200


def draw(rng):
    """(address, query, udp, tcp): a query (id, name, type), a message (id, flags, questions, answers, harm)."""
    query = rng.randrange(65536), rng.choice(NAMES), rng.choice(["A", "A", "TXT"])
    honest = rng.choice([0, 0.3, 0.6])
    udp = [message(rng, query, rng.choice([0, 0, TC]), honest) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 5]))]
    tcp = [message(rng, query, rng.choice([0, 0, TC]), honest) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
    if rng.random() < 0.4:
        tc = rng.choice([0, TC])
        udp.insert(rng.randrange(len(udp) + 1), message(rng, query, tc, 1))
        tcp.insert(rng.randrange(len(tcp) + 1), message(rng, query, 0, 1))
    return rng.choice(["192.0.2.1", "2001:db8::1"]), query, udp, tcp


def message(rng, query, tc, honest):
    number, name, type = query
    flags, questions, harm = QR | rng.choice([AA, AA, 0]) | tc, [(name, type)], ""
    flags |= rng.choice([0, 0, 0, 3, 2, 5])
    if rng.random() > honest:
        lie = rng.randrange(9)
        other = name, "AAAA"
        if lie < 2:
            number ^= rng.choice([1, 256, rng.randrange(1, 65536)])
        elif lie == 2:
            questions = [rng.choice([(rng.choice(NAMES), type), other, ("xn" + name, type), ("a." + name, type)])]
        elif lie == 3:
            flags &= 0x7FFF
        elif lie < 6:
            harm = rng.choice(["empty", "head", "cut", "more"])
        elif lie < 8:
            questions, flags = [], flags & 0xFFF0 | rng.choice([0, 3, 1, 2, 4, 5])
        else:
            questions = rng.choice([[(name, type), other], [other, (name, type)]])
    questions = [(rng.choice([asked, asked, asked.title()]), kind) for asked, kind in questions]
    return number, flags, questions, rng.choice([0, 1, 1, 2]), harm


def allowed(case):
    _, (number, name, type), udp, tcp = case
    plain = name == name.lower() and type in NUMBERS and 0 <= number <= 65535
    return plain and all(0 <= each[0] <= 65535 and not each[1] & 0x7800 for each in udp + tcp)


def wire(name):
    return b"".join(bytes([len(label)]) + label for label in name.encode().split(b".")) + b"\0"


def written(sent, place):
    """The bytes of a message; each has an address of its own."""
    number, flags, questions, answers, harm = sent
    made = struct.pack("!6H", number, flags, len(questions), answers, 0, 0)
    made += b"".join(wire(name) + struct.pack("!2H", NUMBERS[type], 1) for name, type in questions)
    record = struct.pack("!2HIH", 1, 1, 60, 4)
    made += b"".join(wire("shop.test") + record + bytes([192, 0, 2 + part, place]) for part in range(answers))
    if harm:
        made = {"empty": b"", "head": made[:11], "cut": made[:-1], "more": made + b"\0"}[harm]
    return made


def play(answer, case):
    """The bytes that were returned, and over what was asked; whether it was always the same server and query."""
    address, (number, name, type), udp, tcp = case
    query = struct.pack("!6H", number, 0, 1, 0, 0, 0) + wire(name) + struct.pack("!2H", NUMBERS[type], 1)
    heard = {"udp": [written(sent, n) for n, sent in enumerate(udp)]}
    heard["tcp"] = [written(sent, 100 + n) for n, sent in enumerate(tcp)]
    asked = []

    def ask(address, message, over="udp"):
        asked.append((address, bytes(message), over))
        return list(heard.get(over, [])) if len(asked) < 9 else []

    got = answer["exchange"](address, query, ask)
    return got, [over for *_, over in asked], {call[:2] for call in asked} == {(address, query)}


def is_reply(sent, query):
    number, flags, questions, _, harm = sent
    same = [(name.lower(), type) for name, type in questions] == [query[1:]]
    bare = not questions and flags & 15 in (1, 2, 4, 5)
    return number == query[0] and bool(flags & QR) and (same or bare) and not harm


def kinds(case):
    _, query, udp, tcp = case
    replies = [sent for sent in udp if is_reply(sent, query)]
    truncated = bool(replies and replies[0][1] & TC)
    heard = udp + tcp * truncated
    again = [sent for sent in tcp if is_reply(sent, query)] if truncated else []
    found = {
        "one reply": len(udp) == 1 and not truncated,
        "no message at all": not udp,
        "a reply that says no, or an error": bool(replies and replies[0][1] & 15),
        "several replies": len(replies) > 1,
        "a message with another id": any(sent[0] != query[0] for sent in heard),
        "a message with another question": any(
            sent[2] and [(name.lower(), type) for name, type in sent[2]] != [query[1:]] for sent in heard
        ),
        "a message that is no response": any(not sent[1] & QR for sent in heard),
        "a message that cannot be read": any(sent[4] for sent in heard),
        "a message without its question": any(not sent[2] for sent in heard),
        "a question in capitals": any(name != name.lower() for sent in replies + again for name, _ in sent[2]),
        "a truncated reply": truncated,
        "a stranger's message with TC": any(sent[1] & TC and not is_reply(sent, query) for sent in udp),
        "a whole reply behind a truncated one": truncated and any(not sent[1] & TC for sent in replies),
        "no reply over TCP": truncated and not again,
        "strangers over TCP": truncated and len(again) < len(tcp),
        "TC over TCP": any(sent[1] & TC for sent in again[:1]),
    }
    return [kind for kind, so in found.items() if so] or ["several replies" if replies else "a message with another id"]
