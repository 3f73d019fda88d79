"""what_can_it_see(device, frame, decrypts): any headers from the outside in, any fields, some of them in several."""

import copy

SEEN = "test_what_can_it_see_devices"
KINDS = {
    "a switch": (SEEN, "| all four |", "Whoever reads a header reads all its fields"),
    "a router": (SEEN, "all but the switch"),
    "a layer-4 balancer": (SEEN, "both balancers", "all fields of a frame that a device reads"),
    "a layer-7 balancer and no HTTP": (SEEN, '| `"l7"` |'),
    "HTTP that is not encrypted": (SEEN, "is in the frame, or both"),
    "HTTP that is not encrypted, with the key": (SEEN, "is in the frame, or both"),
    "HTTP in TLS": (SEEN, '`"http"` is encrypted if `"tls"`'),
    "HTTP in QUIC": (SEEN, '`"http"` is encrypted if `"tls"` or `"quic"` is in the frame'),
    "HTTP in TLS, with the key": (SEEN, "then only the key opens it"),
    "HTTP in QUIC, with the key": (SEEN, "`decrypts` is true if the device has the key"),
    "TLS or QUIC without HTTP": (SEEN, "Nothing else in the frame is encrypted"),
    "IPv4 and IPv6, one in the other": (SEEN, "| 3 |"),
    "a field that no other frame has": (SEEN, "whatever they are called"),
    "one name in several headers": (SEEN, "One name may stand in several headers"),
}
ASIDES = (
    '`device` is `"switch"`',
    "`frame` is a dict of its headers, the outermost first, each with a list of one or more fields",
    'gives `{"source mac", "ttl"}`',
    'gives `{"ports", "server name"}`',
    "| layer | its headers | who reads them |",
    "`frame` stays as it is",
)

DEVICES = ("switch", "router", "l4", "l7", "l7", "l7")
FIELDS = {
    "ethernet": ("source mac", "destination mac", "type"),
    "vlan": ("vlan id", "priority", "type"),
    "ipv4": ("source ip", "destination ip", "ttl", "version", "length"),
    "ipv6": ("source ip", "destination ip", "ttl", "version", "length"),
    "tcp": ("ports", "flags", "checksum"),
    "udp": ("ports", "length", "checksum"),
    "quic": ("connection id", "version"),
    "tls": ("server name", "version", "certificate", "host"),
    "http": ("host", "path", "cookie", "version", "method", "server name"),
}
ODD = ("ttl", "ports", "path", "host", "query", "answer", "x", "http", "tls", "length")


def draw(rng):
    way = rng.random()
    headers = [*rng.choice(((), ("ethernet",), ("ethernet",), ("ethernet", "vlan")))]
    headers += rng.choice((("ipv4",), ("ipv4",), ("ipv6",), ("ipv4", "ipv6"), ("ipv6", "ipv4"), ()))
    if way < 0.45:
        headers += rng.choice((("tcp",), ("tcp", "http"), ("tcp", "tls"), *[("tcp", "tls", "http")] * 2))
    elif way < 0.85:
        headers += ("udp", *rng.choice(((), ("http",), ("quic",), ("quic", "http"), ("quic", "tls", "http"), ("tls",))))
    else:
        headers += rng.choice(((), ("tls", "http"), ("http",), ("quic", "http"), ("quic", "tls"), ("quic",)))
    frame = {}
    for header in headers or ["http"]:
        fields = [*FIELDS[header], *([rng.choice(ODD)] if rng.random() < 0.15 else [])]
        frame[header] = rng.sample(fields, rng.randrange(1, len(fields) + 1))
    return rng.choice(DEVICES), frame, rng.random() < 0.4


def allowed(case):
    device, frame, decrypts = case
    above = [name for name in frame if name not in ("ethernet", "vlan", "ipv4", "ipv6")]
    outside_in = [name for name in ("tcp", "udp", "quic", "tls", "http") if name in frame]
    known = set(frame) <= set(FIELDS) and device in DEVICES and type(decrypts) is bool
    return known and above == outside_in and list(frame)[-len(above) or len(frame) :] == above and all(frame.values())


def play(answer, case):
    device, frame, decrypts = case[0], copy.deepcopy(case[1]), case[2]
    return answer["what_can_it_see"](device, frame, decrypts), frame == case[1]


def kinds(case):
    device, frame, decrypts = case
    names = [field for fields in frame.values() for field in set(fields)]
    sealed = {"tls": "HTTP in TLS", "quic": "HTTP in QUIC"}
    told = {
        "a switch": device == "switch",
        "a router": device == "router",
        "a layer-4 balancer": device == "l4",
        "a layer-7 balancer and no HTTP": device == "l7" and "http" not in frame,
        "HTTP that is not encrypted": device == "l7" and "http" in frame and not sealed.keys() & frame.keys(),
        "HTTP that is not encrypted, with the key": device == "l7"
        and decrypts
        and "http" in frame
        and not sealed.keys() & frame.keys(),
        "TLS or QUIC without HTTP": device == "l7" and "http" not in frame and sealed.keys() & frame.keys(),
        "IPv4 and IPv6, one in the other": device != "switch" and {"ipv4", "ipv6"} <= frame.keys(),
        "a field that no other frame has": any(set(fields) - set(FIELDS[name]) for name, fields in frame.items()),
        "one name in several headers": len(set(names)) < len(names),
    }
    for header, words in sealed.items():
        told[words] = device == "l7" and "http" in frame and header in frame and not decrypts
        told[f"{words}, with the key"] = device == "l7" and "http" in frame and header in frame and decrypts
    return [kind for kind in KINDS if told[kind]]
