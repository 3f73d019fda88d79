"""time_to_first_byte(path, rtts, version, reused, cached): all ways, with times in eighths, so that sums are exact."""

ORIGIN, EDGE = "test_time_to_first_byte_origin", "test_time_to_first_byte_edge"
NEW, ONE = "Each new connection pays for TCP and a full handshake of `version`", "each request pays one round trip"
KINDS = {
    "a new connection by TLS 1.2": (ORIGIN, NEW),
    "a new connection by TLS 1.3": (ORIGIN, NEW),
    "an open connection": (ORIGIN, "`reused` lists the hops whose connection is open already, TLS included.", ONE),
    "a path to the origin itself": (ORIGIN, "where the client talks to the origin itself"),
    "other hops that are open": (ORIGIN, "lists the hops whose connection is open already"),
    "hops that are missing": (ORIGIN, "Those that a path does not use may be missing."),
    "a copy at the edge, and a path to the origin": (ORIGIN, 'On the path `"origin"` it means nothing.'),
    "an edge that has no copy": (EDGE, "where it talks to the edge, which asks the origin", "Every hop uses TLS."),
    "an edge that has a copy": (EDGE, "Then it answers by itself."),
    "an edge with both connections new": (EDGE, "The edge opens its connection when the request has arrived."),
    "an edge with one of two connections open": (EDGE, "lists the hops whose connection is open already"),
}
ASIDES = (
    "(client and origin)",
    "milliseconds from the first packet until",
    "`rtts` has the round trip times",
    "`cached` says that the edge has a fresh copy.",
    "Computing takes no time, and no early data is sent.",
    '`time_to_first_byte("origin"',
)
HOPS = ["origin", "edge", "edge-origin"]


def draw(rng):
    path, cached = rng.choice(["origin", "edge", "edge"]), rng.random() < 0.4
    rtts = {hop: rng.choice([0.125, 5.0, 145.0, 150.0, rng.randrange(1, 8000) / 8]) for hop in HOPS}
    used = ["origin"] if path == "origin" else ["edge"] if cached else ["edge", "edge-origin"]
    kept = rng.choice([HOPS, used, used])
    reused = rng.sample(HOPS, rng.choice([0, 0, 1, 1, 2, 3]))
    return path, {hop: rtts[hop] for hop in kept}, rng.choice(["TLSv1.2", "TLSv1.3"]), reused, cached


def allowed(case):
    path, rtts, version, reused, cached = case
    used = {"origin"} if path == "origin" else {"edge"} | (set() if cached else {"edge-origin"})
    exact = all(type(rtt) is float and rtt > 0 and 8 * rtt == int(8 * rtt) for rtt in rtts.values())
    return exact and used <= rtts.keys() and version in ("TLSv1.2", "TLSv1.3") and len(set(reused)) == len(reused)


def play(answer, case):
    path, rtts, version, reused, cached = case
    given = dict(rtts), list(reused)
    got = answer["time_to_first_byte"](path, given[0], version, given[1], cached)
    return round(got, 6), given == (rtts, reused)


def kinds(case):
    path, rtts, version, reused, cached = case
    used = ["origin"] if path == "origin" else ["edge"] if cached else ["edge", "edge-origin"]
    fresh = [hop for hop in used if hop not in reused]
    found = {
        "a new connection by TLS 1.2": fresh and version == "TLSv1.2",
        "a new connection by TLS 1.3": fresh and version == "TLSv1.3",
        "an open connection": len(fresh) < len(used),
        "a path to the origin itself": path == "origin",
        "other hops that are open": path == "origin" and set(reused) - set(used),
        "hops that are missing": len(rtts) < 3,
        "a copy at the edge, and a path to the origin": path == "origin" and cached,
        "an edge that has no copy": path == "edge" and not cached,
        "an edge that has a copy": path == "edge" and cached,
        "an edge with both connections new": len(fresh) == 2,
        "an edge with one of two connections open": len(used) == 2 and len(fresh) == 1,
    }
    return [kind for kind, holds in found.items() if holds]
