"""Translator(public, first): packets out and in, in any order, few hosts and few servers, so that they meet again."""

PAIRS, STRANGERS, PORTS = "test_translate_pairs", "test_translate_strangers", "test_translate_ports"
KINDS = {
    "a first packet out": (PAIRS, "gives the packet as it goes out"),
    "several pairs": (PAIRS, "The first new pair gets the port `first`, the next one the port after that"),
    "a pair that is new after a packet was dropped": (STRANGERS, "One that is dropped changes nothing"),
    "one inside port on two hosts": (PAIRS, "Every pair of inside address and inside port gets one public port"),
    "one host with two inside ports": (PAIRS, "Every pair of inside address and inside port gets one public port"),
    "a pair that sends again, to another destination": (PAIRS, "and keeps it, wherever it sends"),
    "two translators side by side": (PAIRS, "a NAT with the one public address `public`"),
    "a reply": (PAIRS, 'gives `("192.0.2.80", 443, "10.0.0.2", 5000)`'),
    "a stranger at a port in use": (STRANGERS, "gives `None`: nobody has asked that host"),
    "somebody whom only another pair has asked": (STRANGERS, "An incoming packet is let in only if it answers"),
    "a second reply": (PAIRS, "Mappings last for ever"),
    "a packet in before any went out": (STRANGERS, "or `None` if it is dropped"),
    "the right address, another port": (STRANGERS, "to just the address and the port that it comes from"),
    "a reply from another destination than the first": (PAIRS, "some packet has gone out before, through this public"),
    "the port 65535": (PORTS, "and so on, as far as 65535"),
    "a new pair when no port is left": (PORTS, "For a new pair beyond that `outgoing` gives `None`"),
    "a pair that has a port when no port is left": (PORTS, "and keeps it, wherever it sends"),
    "a packet in from where a refused pair had sent": (PORTS, "nothing is remembered of it"),
}
ASIDES = (
    "A packet is a tuple `(source, source port, destination, destination port)`",
    'gives `("203.0.113.7", 40000, "192.0.2.80", 443)`',
    "Real ones end after minutes without traffic",
    "`__init__` is written as a beginning; change in it what you like",
)

HOSTS = ("10.0.0.2", "10.0.0.22", "10.0.0.3", "192.168.1.5", "172.16.0.9")
SERVERS = ("192.0.2.80", "192.0.2.8", "198.51.100.66", "198.51.100.53")
PUBLIC = ("203.0.113.7", "203.0.113.70", "198.51.100.1")
INSIDE, OUTSIDE = (5000, 25000, 5001, 443, 65535, 1), (443, 44, 53, 5000, 65535)


def draw(rng):
    first = rng.choice((40000, 5000, 1024, 65535, 65534, 65534, 65533, 65533, 1, rng.randrange(1, 65536)))
    nats = [(rng.choice(PUBLIC), first)]
    if rng.random() < 0.25:
        nats.append((rng.choice(PUBLIC), rng.choice((first, rng.randrange(1, 65536)))))
    hosts, servers = rng.sample(HOSTS, rng.randrange(1, 4)), rng.sample(SERVERS, rng.randrange(1, 4))
    inside, outside = rng.sample(INSIDE, rng.randrange(1, 4)), rng.sample(OUTSIDE, rng.randrange(1, 3))
    if rng.random() < 0.06:
        hosts, inside = ["10.0.0.2", "10.0.0.22"], [5000, 25000]
    events = []
    for _ in range(rng.randrange(1, 16)):
        at, server = rng.randrange(len(nats)), (rng.choice(servers), rng.choice(outside))
        if rng.random() < rng.choice((0.4, 0.7)):
            events.append((at, "out", rng.choice(hosts), rng.choice(inside), *server))
        else:
            port = nats[at][1] + rng.choice((0, 0, 0, 1, 1, 2, 3, -1, rng.randrange(8)))
            asked = [event[4:] for event in events if event[1] == "out"]
            server = rng.choice((server, rng.choice(asked or [server]), rng.choice(asked or [server])))
            events.append((at, "in", *server, max(1, min(port, 65535))))
    return nats, events


def allowed(case):
    nats, events = case
    outs = [event for event in events if event[1] == "out" and len(event) == 6]
    ins = [event for event in events if event[1] == "in" and len(event) == 5]
    ports = [first for _, first in nats] + [n for event in events for n in event[2:] if type(n) is int]
    known = all(event[0] < len(nats) for event in events) and all(0 < port < 65536 for port in ports)
    apart = {event[2] for event in outs}.isdisjoint(event[2] for event in ins)
    return known and apart and len(outs) + len(ins) == len(events)


def play(answer, case):
    nats = [answer["Translator"](*nat) for nat in case[0]]
    seen = []
    for at, way, *packet in case[1]:
        if way == "out":
            seen.append(nats[at].outgoing(tuple(packet)))
        else:
            seen.append(nats[at].incoming((*packet[:2], case[0][at][0], packet[2])))
    return seen


def kinds(case):
    said = ["two translators side by side"] * (len({event[0] for event in case[1]}) > 1)
    for at, (_, first) in enumerate(case[0]):
        pairs, sent, refused, replies, dropped = [], [], [], [], False
        for _, way, *packet in (event for event in case[1] if event[0] == at):
            pair, end, free = tuple(packet[:2]), tuple(packet[2:]), first + len(pairs)
            if way == "out":
                new, port = pair not in pairs, first + (pairs.index(pair) if pair in pairs else len(pairs))
                said += holding(
                    {
                        "a first packet out": not pairs,
                        "several pairs": new and pairs and free < 65536,
                        "one inside port on two hosts": new and any(pair[1] == other[1] for other in pairs),
                        "one host with two inside ports": new and any(pair[0] == other[0] for other in pairs),
                        "a pair that sends again, to another destination": not new and (port, *end) not in sent,
                        "a pair that is new after a packet was dropped": new and dropped and free < 65536,
                        "the port 65535": port == 65535,
                        "a new pair when no port is left": new and free > 65535,
                        "a pair that has a port when no port is left": not new and free > 65535,
                    }
                )
                if new and free > 65535:
                    refused.append(end)
                else:
                    pairs += [pair] * new
                    sent.append((port, *end))
            else:
                port, address = packet[2], pair[0]
                reply = (port, *pair) in sent
                open_port, served = first <= port < free and not reply, {old for old in sent if old[0] == port}
                said += holding(
                    {
                        "a reply": reply,
                        "a second reply": (port, *pair) in replies,
                        "a reply from another destination than the first": reply and len(served) > 1,
                        "a packet in before any went out": not sent,
                        "a stranger at a port in use": open_port,
                        "the right address, another port": not reply
                        and any(old[:2] == (port, address) for old in sent),
                        "somebody whom only another pair has asked": open_port and any(old[1:] == pair for old in sent),
                        "a packet in from where a refused pair had sent": not reply and pair in refused,
                    }
                )
                replies += [(port, *pair)] * reply
                dropped = dropped or not reply
    return sorted(set(said))


def holding(found):
    return [kind for kind, holds in found.items() if holds]
