"""leaks(packets, client): packets of a few addresses, empty, with a query, a ClientHello, or nothing readable."""

ADDRESSES, NAMES = "test_leaks_addresses", "test_leaks_names"
KINDS = {
    "packets of the client": (ADDRESSES, '`"addresses"`: all addresses that the client sends a packet to.'),
    "packets of others": (ADDRESSES, "Packets from other addresses do not count."),
    "empty payloads": (ADDRESSES, "the payload is bytes and may be empty"),
    "plain DNS": (ADDRESSES, "those of them whose port says that they are asked for names: 53, plain DNS"),
    "port 853": (ADDRESSES, "853, which is DoT over TCP and DNS over QUIC over UDP"),
    "port 443": (ADDRESSES, "What goes to port 443 may be DoH or any web page."),
    "a query over UDP": (NAMES, "in the question of each DNS query to port 53", "Over UDP it is just the message;"),
    "a query over TCP": (NAMES, "over TCP two bytes with its length come first"),
    "a server name": (NAMES, "as server names in TLS", "A ClientHello always lies in one packet."),
    "a server name on another port than 443": (NAMES, "on all other ports, 853 among them"),
    "a ClientHello without a server name": (NAMES, "all names that can be read"),
    "queries to other ports": (NAMES, "in the question of each DNS query to port 53"),
    "capital letters": (NAMES, "in small letters"),
    "a server name with a final dot": (NAMES, "without a final dot"),
}
ASIDES = (
    "what somebody learns who sees all packets that the address `client` sends",
    "`packets` is a list of such tuples",
    "The result holds three sets of texts:",
    "A payload to port 53 is empty or one whole query with one question",
    "gives `{",
)
RESERVE, DRAWS = 20, 800
HOSTS = ["192.0.2.1", "192.0.2.10", "192.0.2.11", "198.51.100.53", "198.51.100.5", "203.0.113.9", "2001:db8::1"]
HOSTS += ["2001:db8::11"]
SITES = ["www.shop.test", "jobs.shop.test", "shop.test", "mail.test", "localhost", "a-1.b.example", "xn--bcher.test"]
SITES += ["dns.shop.test"]
PORTS = [53, 53, 53, 443, 443, 853, 853, 8443, 5353, 8853, 80, 22, 784, 993]
TYPES = [1, 28, 15, 65, 16]
UNREADABLE = [b"\x17\3\3\0\5\x8a\1\xfe\x42\x90", b"\x40 encrypted", b"SSH-2.0-x\r\n", b"\x16", b"\x16\3\1\0\5abcde"]
UNREADABLE += [b"\x15\3\3\0\2\2\x28", b"GET / HTTP/1.1\r\nHost: www.a.test\r\n\r\n", b"\x16\3\3\0\4\2\0\0\0"]


def draw(rng):
    """(packets, client): a payload is "", bytes, ("query", id, name, type) or ("hello", name or "")."""
    hosts, client = rng.sample(HOSTS, rng.choice([1, 2, 5])), rng.choice(HOSTS)
    packets = []
    for _ in range(rng.choice([0, 1, 2, 3, 4, 6])):
        source = rng.choice([client] * 4 + hosts)
        port = rng.choice(PORTS)
        protocol = rng.choice(["udp", "udp", "tcp"] if port in (53, 5353, 784) else ["tcp", "tcp", "tcp", "udp"])
        query = "query", rng.choice([7, 0x1603, rng.randrange(65536)]), spelt(rng, ""), rng.choice(TYPES)
        hello = "hello", rng.choice([spelt(rng, "."), spelt(rng, ""), spelt(rng, ""), ""])
        payload = rng.choice([hello, hello, hello, rng.choice(UNREADABLE), query, ""])
        if protocol == "udp":
            payload = rng.choice([rng.choice(UNREADABLE[:2]), query, ""])
        payload = rng.choice([query, query, query, ""]) if port == 53 else payload
        packets.append((source, rng.choice([40000, 53, 853, 443]), rng.choice(hosts), port, protocol, payload))
    return packets, client


def spelt(rng, dot):
    return rng.choice([str, str, str.title, str.upper])(rng.choice(SITES)) + dot


def allowed(case):
    packets, _ = case
    return all(payload == "" or payload[0] == "query" for *_, port, _, payload in packets if port == 53) and all(
        payload[:1] != ("hello",) for *_, protocol, payload in packets if protocol == "udp"
    )


def counted(size, data):
    return len(data).to_bytes(size, "big") + data


def written(payload, protocol):
    if not isinstance(payload, tuple):
        return payload or b""
    if payload[0] == "query":
        _, number, name, type = payload
        labels = b"".join(counted(1, label) for label in name.encode().split(b".")) + b"\0"
        message = number.to_bytes(2, "big") + b"\0\0\0\1" + bytes(6) + labels + type.to_bytes(2, "big") + b"\0\1"
        return counted(2, message) if protocol == "tcp" else message
    shares = counted(2, b"\0\x1d" + counted(2, b"\x09" + bytes(31)))
    extensions = [(10, counted(2, b"\0\x1d")), (13, counted(2, b"\4\3\x08\4")), (43, b"\2\3\4"), (51, shares)]
    if payload[1]:
        extensions.insert(0, (0, counted(2, b"\0" + counted(2, payload[1].encode()))))
    sent = b"".join(kind.to_bytes(2, "big") + counted(2, data) for kind, data in extensions)
    body = b"\3\3" + bytes(32) + b"\0" + counted(2, b"\x13\x01\xc0\x2f") + b"\1\0" + counted(2, sent)
    return b"\x16\3\1" + counted(2, b"\1" + counted(3, body))


def play(answer, case):
    packets, client = case
    given = [(*packet[:5], written(packet[5], packet[4])) for packet in packets]
    before = list(given)
    got = answer["leaks"](given, client)
    if isinstance(got, dict) and all(isinstance(found, set | frozenset) for found in got.values()):
        got = sorted((key, sorted(found, key=str)) for key, found in got.items())
    return got, given == before


def kinds(case):
    packets, client = case
    mine = [packet for packet in packets if packet[0] == client]
    sent = [payload for *_, payload in mine]
    hellos = [(port, payload[1]) for *_, port, _, payload in mine if payload[:1] == ("hello",)]
    queries = [(port, protocol, payload) for *_, port, protocol, payload in mine if payload[:1] == ("query",)]
    asked = [(protocol, payload[2]) for port, protocol, payload in queries if port == 53]
    names = [name for _, name in asked] + [name for _, name in hellos]
    found = {
        "packets of the client": bool(mine),
        "packets of others": len(mine) < len(packets) or not packets,
        "empty payloads": "" in sent,
        "plain DNS": any(packet[3] == 53 for packet in mine),
        "port 853": any(packet[3] == 853 for packet in mine),
        "port 443": any(packet[3] == 443 for packet in mine),
        "a query over UDP": any(protocol == "udp" for protocol, _ in asked),
        "a query over TCP": any(protocol == "tcp" for protocol, _ in asked),
        "a server name": any(name for _, name in hellos),
        "a server name on another port than 443": any(name and port != 443 for port, name in hellos),
        "a ClientHello without a server name": any(not name for _, name in hellos),
        "queries to other ports": any(port != 53 for port, *_ in queries),
        "capital letters": any(name != name.lower() for name in names),
        "a server name with a final dot": any(name.endswith(".") for _, name in hellos),
    }
    return [kind for kind, so in found.items() if so]
