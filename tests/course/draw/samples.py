"""One of each kind of drawing, and the same with what a student may hand in; ``python -m`` prints them all."""

from itertools import count
from types import SimpleNamespace

from course.draw import (
    asmap,
    bytemap,
    curves,
    exchange,
    flights,
    histogram,
    journey,
    ladder,
    prediction,
    prefixmap,
    progressmap,
    sequence,
    shares,
    strip,
    waterfall,
)
from course.lab.events import Answered, Arrived, Blocked, Dropped, Effect, Flight, Query, Read, Reply

ODD = '<b onload="x">&\'日本語\x00\u202e\ud800' + "x" * 60 + ".test"
LATIN = ODD.replace("日本語", "ß")
MESSAGE = bytes.fromhex("1234 8180 0001 0001 0000 0000 0373 686f 7004 7465 7374 00 0001 0001 c00c 0001 0001")
FIELDS = [("id", 0, 2), ("flags", 2, 4), ("counts", 4, 12), ("name", 12, 23), ("type and class", 23, 27)]
ROUTES = {"10.0.0.0/8": "office", "10.64.0.0/10": "lab", "10.80.0.0/12": "rack", "10.81.2.0/24": "test"}

INTERNET = {
    1: {2: "peer", 3: "customer", 4: "customer"},
    2: {1: "peer", 4: "customer"},
    3: {1: "provider", 4: "peer"},
    4: {1: "provider", 2: "provider", 3: "peer"},
}
WAYS = {1: (3, (1, 3)), 2: (4, (2, 4)), 3: (3, (3,)), 4: (4, (4,))}


class Talk:
    """Makes the log of a client that talks to name servers."""

    def __init__(self):
        self.events = []
        self._n = count()

    def ask(self, server="ns1.shop.test", name="www.shop.test", address="198.51.100.31", **known):
        sent = {"id": 0x1234, "name": name, "type": "A", "recursion_desired": False, "edns": False}
        return self._add(Query, server, address, sent | {"payload": 512, "size": 31} | known)

    def reply(self, query, **known):
        kept = {"query": query.n, "id": query.id, "rcode": "NOERROR", "authoritative": True, "fault": ""}
        counts = {"answers": 0, "authority": 0, "additional": 0, "truncated": False, "size": 60}
        return self._add(Reply, query.server, query.address, kept | counts | known)

    def drop(self, query, reason="told to be silent"):
        return self._add(Dropped, query.server, query.address, {"query": query.n, "reason": reason})

    def _add(self, kind, server, address, fields):
        event = kind(**({"n": next(self._n), "server": server, "address": address, "over": "udp"} | fields))
        self.events.append(event)
        return event


def resolution():
    talk = Talk()
    talk.reply(talk.ask("a.root-servers.test"), authoritative=False, authority=2, additional=2)
    talk.reply(talk.ask("a.nic.test"), authoritative=False, authority=2)
    talk.reply(talk.ask(), answers=1, id=0x4321, fault="spoofed")
    talk.drop(talk.ask("silent"))
    talk.reply(talk.ask(), truncated=True)
    talk.reply(talk.ask(over="tcp"), answers=2, over="tcp")
    return talk.events


def crowd(servers, name):
    talk = Talk()
    for at in range(servers):
        asked = talk.ask(f"ns{at}.{name}", name, f"2001:db8:1234:5678:9abc:def0:1234:{at:x}", edns=True)
        talk.reply(asked, rcode="NXDOMAIN" if at % 2 else "REFUSED")
    return talk.events


def failover(ttl):
    return [(t, 100 * max(0, 1 - t / ttl)) for t in range(0, 605, 5)]


def fields(count):
    return [(f"field {at} of a record", at * 12, at * 12 + 12) for at in range(count)]


def crowded(names):
    """Odd names in a long chain of providers, each with a peer beside it; packets go up, some of them for ever."""
    links = {name: {} for name in names}
    for at, name in enumerate(names):
        if at >= 4:
            links[name][names[at - 4]], links[names[at - 4]][name] = "provider", "customer"
        if at % 2:
            links[name][names[at - 1]] = links[names[at - 1]][name] = "peer"
    ways = {
        name: (names[at % 4] if at % 5 else None, tuple(names[at % 4 : at + 1 : 4][::-1]))
        for at, name in enumerate(names)
    }
    return links, ways


def talk_of(*messages):
    return [Flight(n, ("client", "server")[n % 2], told, bytes(n * 100)) for n, told in enumerate(messages)]


def asked(text=""):
    """A PUT across origins, with its preflight, which is done and read; then one that is refused."""
    app, url = f"https://app.shop.test{text}", f"https://api.shop.test/orders{text}"
    asks = f"origin: {app}\naccess-control-request-method: PUT\naccess-control-request-headers: x-one{text}\n"
    allowed = f"access-control-allow-origin: {app}\naccess-control-allow-credentials: true\nvary: Origin\n"
    return [
        Arrived(0, "OPTIONS", url, app, "", asks, b"", True),
        Answered(1, 0, 204, f"{allowed}access-control-allow-methods: PUT\n", b""),
        Arrived(2, "PUT", url, app, f"session=7{text}", "", b"x", False),
        Effect(3, 2, "PUT", f"/orders{text}", b"x"),
        Answered(4, 2, 200, allowed, b"ada: a book"),
        Read(5, app, app, url, 200, "content-type: text/plain\n", f"ada: a book{text}".encode("utf-8", "replace")),
        Arrived(6, "GET", url, "null", "", "", b"", False),
        Answered(7, 6, 200, "content-type: text/plain\n", b"ada: a book"),
        Blocked(8, "https://evil.test", "null", url, "answer"),
    ]


class Loading:
    """Makes a load as `PageServer` gives it, of events that are named one by one."""

    def __init__(self, version="h2", connections=1):
        self.version, self.events, self.stalled, self._n = version, [], frozenset(), count()
        for connection in range(connections):
            self.note(0.12, "connection", connection=connection)

    def note(self, s, what, name="", connection=0):
        about = {"n": next(self._n), "s": s, "what": what, "object": name, "connection": connection}
        self.events.append(SimpleNamespace(**about))

    def bring(self, name, *times, connection=0):
        self.note(times[0], "request", name, connection)
        for s in times[1:]:
            self.note(s, "delivered", name, connection)
        self.note(times[-1], "done", name, connection)

    def lose(self, name, lost, again, *waited):
        self.note(lost, "lost", name)
        self.note(again, "repeated", name)
        self.stalled = frozenset({name, *waited})
        for other in waited:
            self.note(again, "waited", other)


def loads():
    """Two objects over each version; one packet of the first is lost."""
    h1, h2, h3 = Loading("h1", 6), Loading("h2"), Loading("h3")
    for load in (h1, h2, h3):
        held = 0.5 if load is h2 else 0.3
        load.bring("/00", 0.12, 0.2, 0.5, 0.6)
        load.bring("/01", 0.13, 0.21, held, 0.55)
        load.lose("/00", 0.15, 0.45, *["/01"] * (load is h2))
    return h1, h2, h3


def busy(version):
    load = Loading(version)
    for at in range(40):
        load.bring(f"{at} {ODD}", 0.1, *[0.1 + at / 100 + piece for piece in range(30)])
        load.lose(f"{at} {ODD}", 0.1 * at, 0.5 * at + 0.2)
    return load


def traced(names, error=None):
    """A chain of client and server spans, each in the one before."""
    rows = [(str(at), str(at - 1) if at else None, name, at) for at, name in enumerate(names)]
    return [
        {"id": own, "parent": parent, "name": name, "kind": ("client", "server")[at % 2]}
        | {"start": at, "end": 2 * len(rows) - at, "error": error}
        for own, parent, name, at in rows
    ]


def late():
    """A request, and a worker that goes on after it."""
    worker = {"id": "w", "parent": "1", "name": "worker-1", "kind": "consumer", "start": 2, "end": 40, "error": None}
    return [worker, *traced(["click", "post", "edge"])]


SAMPLES = {
    "journey": lambda: journey(late(), mark=["post"]),
    "journey of what failed": lambda: journey(traced(["click", "edge", "edge", "db"], "broken off")),
    "journey of odd ones": lambda: journey(traced([ODD] * 60, ODD), mark=[ODD], alt=ODD, caption=ODD),
    "ladder": lambda: ladder(resolution()),
    "ladder of eight servers": lambda: ladder(crowd(8, "provider.example")),
    "ladder of thirty odd ones": lambda: ladder(crowd(30, ODD), alt=ODD, caption=ODD),
    "ladder of one reply": lambda: ladder(resolution()[1:2]),
    "asmap": lambda: asmap(INTERNET, WAYS, clients={1: 1, 2: 1, 3: 0, 4: 6}, notes={4: "anycast"}),
    "asmap of links only": lambda: asmap(INTERNET),
    "asmap of odd ones": lambda: asmap(
        *crowded([f"{at} {ODD}" for at in range(32)]), notes={f"3 {ODD}": ODD}, alt=ODD, caption=ODD
    ),
    "asmap of one row": lambda: asmap({at: {} for at in range(30)}),
    "bytemap": lambda: bytemap(MESSAGE, FIELDS),
    "bytemap of 600 bytes": lambda: bytemap(bytes(range(200)) * 3, fields(50)),
    "bytemap of too much": lambda: bytemap(bytes(9000), fields(700)),
    "bytemap of odd names": lambda: bytemap(b"\x00  <&>", [(ODD, 0, 1), ("empty", 2, 2), (ODD, 3, 6)], alt=ODD),
    "bytemap without regions": lambda: bytemap(MESSAGE),
    "curves": lambda: curves(
        {f"TTL {ttl} s": failover(ttl) for ttl in (30, 60, 300, 3600)},
        "time since the move (s)",
        "clients on the dead address (%)",
        marks={"detected": 30, "half of TTL 300": 150},
        prediction=(120, 80, 60),
    ),
    "curves on logarithmic axes": lambda: curves(
        {"load": [(60, 16.7), (86400, 0.01)]}, "TTL (s)", "qps", log="xy", prediction=(60, "?", 16.7)
    ),
    "curves with odd names": lambda: curves(
        {f"{at} $x_1$ {LATIN}": [(0, 0), (1, 1)] for at in range(8)},
        LATIN,
        LATIN,
        marks={f"{at} {LATIN}": at / 4 for at in range(5)},
        prediction=(1, 1e300, 1),
    ),
    "exchange": lambda: exchange(asked()),
    "exchange of oddities": lambda: exchange(asked(ODD) * 4, alt=ODD, caption=ODD),
    "flights": lambda: flights(
        talk_of(
            "ClientHello",
            "ServerHello, EncryptedExtensions, Certificate, CertificateVerify, Finished",
            "Finished, request",
        )
    ),
    "flights without end": lambda: flights(talk_of(*[ODD] * 30), alt=ODD, caption=ODD),
    "prediction": lambda: prediction(120, 44, "ms", "Time until the first answer"),
    "prediction of nothing": lambda: prediction(None, 44, "ms", "Time until the first answer"),
    "shares": lambda: shares(
        {
            "ARP": {"ethernet": 14, "arp": 28, "padding": 18},
            "DNS query": {"ethernet": 14, "ipv4": 20, "udp": 8, "payload": 31},
            "full segment": {"ethernet": 14, "ipv4": 20, "tcp": 32, "payload": 1448},
        },
        "bytes",
    ),
    "shares of oddities": lambda: shares(
        {f"{at} {ODD}": {f"{part} {ODD}": 10.0 ** (at - part) for part in range(12)} for at in range(12)}, ODD, alt=ODD
    ),
    "curves in steps": lambda: curves(
        {"kernel": [(0, 10), (100, 20), (200, 40), (310, 1), (400, 2)], "model": [(0, 10), (400, 3)]},
        "time (ms)",
        "cwnd (segments)",
        steps=["kernel"],
    ),
    "strip": lambda: strip(
        {
            "UDP": ["in time"] * 8 + ["lost"] + ["in time"] * 16,
            "TCP": ["in time"] * 8 + ["late"] * 5 + ["in time"] * 12,
        },
        "frame",
    ),
    "strip of oddities": lambda: strip(
        {f"{at} {ODD}": [f"{fate % 6} {ODD}" for fate in range(26 - at)] for at in range(4)}, ODD, alt=ODD
    ),
    "histogram": lambda: histogram(
        {"two parts": [44.1, 43.9, 44.0, 44.2, 40.3], "one part": [0.031, 0.029, 0.04, 0.033]}, "one exchange (ms)"
    ),
    "histogram of oddities": lambda: histogram(
        {f"{at} {ODD}": [10.0 ** (power - at) for power in range(-3, 4)] for at in range(6)}, ODD, alt=ODD, caption=ODD
    ),
    "sequence": lambda: sequence(
        [
            ("SYN", "there", 0, 50),
            ("SYN-ACK", "back", 50.1, 100.1),
            ("ACK", "there", 100.2, 150.2),
            ("request", "there", 100.3, None),
        ]
    ),
    "sequence of oddities": lambda: sequence(
        [(f"{at} {ODD}", ("there", "back")[at % 2], 1e9 * at, 1e9 * at + 1) for at in range(24)], ODD, alt=ODD
    ),
    "prefixmap": lambda: prefixmap(ROUTES, "10.0.0.0/8", marks=["10.81.2.3", "10.255.255.255"]),
    "prefixmap of IPv6": lambda: prefixmap(
        {f"2001:db8:1234:5678:9abc:def0:1234:{at:x}/128": "" for at in range(3)},
        "2001:db8:1234:5678:9abc:def0:1234:0/126",
        marks=["2001:db8:1234:5678:9abc:def0:1234:3"],
    ),
    "prefixmap of sixty odd ones": lambda: prefixmap(
        [(f"192.0.2.{at}/32", ODD) for at in range(60)], "0.0.0.0/0", marks=["0.0.0.0"] * 3, alt=ODD, caption=ODD
    ),
    "waterfall": lambda: waterfall(loads()),
    "waterfall of oddities": lambda: waterfall([busy(ODD) for _ in range(4)], alt=ODD, caption=ODD),
    "progressmap": lambda: progressmap(
        {
            "4 · DNS": [("walk", "passes", False), ("step", "fails", False), ("cache", "open", True)],
            "5 · TLS": [("sni", "open", False)],
            "6 · HTTP": [],
        }
    ),
    "progressmap of oddities": lambda: progressmap(
        {
            f"{at} {ODD}": [(f"{n} {ODD}", ("passes", "fails", "open")[n % 3], n > 10) for n in range(18)]
            for at in range(16)
        },
        alt=ODD,
        caption=ODD,
    ),
    "prediction of oddities": lambda: prediction(-1e300, 1e300, ODD, ODD),
}

if __name__ == "__main__":
    for make in SAMPLES.values():
        print(make()._repr_html_())
