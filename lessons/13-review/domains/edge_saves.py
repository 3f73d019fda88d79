"""edge_saves(near, far, direct, requests, cached): edges on the way and beside it; all, some, none cached."""

CELL = "test_edge_saves_ms"
KINDS = {
    "some requests are cached": (
        CELL,
        "The edge answers `cached` of the requests itself.",
        "For each other it asks the origin, over a connection that is open.",
        "To open TCP and TLS 1.3 takes two round trips, and each request takes one.",
        "by how much they are done sooner with an edge than without",
    ),
    "all requests are cached": (CELL, "The edge answers `cached` of the requests itself."),
    "nothing is cached": (CELL, "Without an edge, the origin answers all."),
    "an edge that makes it slower": (CELL, "If the edge makes it slower, the result is negative."),
}
ASIDES = (
    "A new visitor makes `requests` requests, one at least, one after the other, over one connection.",
    "`near` from visitor to edge, `far` from edge to origin, `direct` from visitor to origin",
    "Round trip times in whole ms:",
    "`edge_saves(10, 80, 85, 3, 1)` gives `215`.",
)
DRAWS, RESERVE = 1000, 100


def draw(rng):
    near, far = rng.choice([1, 5, 10, 40]), rng.choice([0, 20, 70, 150])
    direct = rng.choice([near + far, max(1, near + far - 10), near + far + 25, near, rng.randrange(1, 300)])
    requests = rng.choice([1, 2, 3, 10, 40])
    return [near, far, direct, requests, rng.choice([0, requests, rng.randrange(requests + 1)])]


def allowed(case):
    near, far, direct, requests, cached = case
    whole = all(type(number) is int for number in case)
    return whole and min(near, far, direct) >= 0 and requests >= 1 and 0 <= cached <= requests


def play(answer, case):
    return answer["edge_saves"](*case)


def kinds(case):
    near, far, direct, requests, cached = case
    with_edge = near * (2 + requests) + far * (requests - cached)
    said = ["nothing is cached" if not cached else "all requests are cached"] * (cached in (0, requests))
    said += ["an edge that makes it slower"] * (with_edge > direct * (2 + requests))
    return said or ["some requests are cached"]
