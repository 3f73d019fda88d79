"""great_circle(a, b) and minimum_rtt(km): places all over the globe, but none opposite; any distance."""

import math

TIME, WAY = "test_minimum_rtt_time", "test_minimum_rtt_distance"
KINDS = {
    "a time over hundreds of kilometres": (TIME, "a question there and its answer back, in fibre, in milliseconds"),
    "a time over a few kilometres": (TIME, "`minimum_rtt` takes any number from 0 on"),
    "a time over more than half the globe": (TIME, "`minimum_rtt` takes any number from 0 on"),
    "the time over no distance": (TIME, "`minimum_rtt` takes any number from 0 on"),
    "two places": (WAY, "the distance between two places on a globe with a radius of 6 371 km"),
    "two places a few kilometres apart": (WAY, "distances by 0.01 %"),
    "a place south of the equator": (WAY, "`(latitude, longitude)` in degrees, north and east positive"),
    "places on one meridian": (WAY, "Δ stands for the difference"),
    "places on one parallel": (WAY, "sin²(Δlon / 2)"),
    "across 180 degrees": (WAY, "Δ stands for the difference"),
    "a pole": (WAY, "Angles are in radians there"),
    "nearly opposite places": (WAY, "No place in the tests is exactly opposite to the other one"),
    "a place and itself": (WAY, "the distance between two places"),
}
ASIDES = (
    "The haversine formula",
    "`math` is imported",
    "Write two functions",
    "Light makes 200 000 km in a second here",
    "`minimum_rtt(2000)` gives `20.0`",
)
CELL = 0.0003  # distances are compared in steps of 0.03 %; only such count as lie well inside of one


def draw(rng):
    if rng.random() < 0.35:
        small, large = round(rng.uniform(0.01, 100), 2), round(10 ** rng.uniform(1, 6), 1)
        return ("time", rng.choice((0, 0.5, small, large, rng.randrange(1, 20000), rng.randrange(40000))))
    while True:
        a, b = place(rng), place(rng)
        way = rng.random()
        if way < 0.2:
            b = (b[0], a[1]) if way < 0.1 else (a[0], b[1])
        elif way < 0.35:
            b = (a[0] + rng.uniform(-0.2, 0.2), a[1] + rng.uniform(-0.2, 0.2)) if way < 0.29 else a
        elif way < 0.45:
            a, b = (a[0], rng.randrange(150, 181)), (b[0], rng.randrange(-180, -149))
        elif way < 0.5:
            b = (-a[0] + rng.uniform(-3, 3), a[1] + 180 * (-1 if a[1] > 0 else 1) + rng.uniform(0, 3))
        if abs(b[0]) <= 90 and abs(b[1]) <= 180 and fair(a, b):
            return ("way", a, b)


def place(rng):
    lat = rng.choice((rng.uniform(-90, 90), rng.randrange(-90, 91), rng.randrange(-60, 61), 0, rng.choice((90, -90))))
    lon = rng.choice((rng.uniform(-180, 180), rng.randrange(-180, 181), rng.choice((0, 90, -90, 180, -180))))
    return round(lat, 4), round(lon, 4)


def fair(a, b):
    """By the haversine formula: whether a distance that differs by 0.01 % is the same step."""
    x, y = math.radians(a[0]), math.radians(b[0])
    h = math.sin((y - x) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    km = 12742 * math.asin(math.sqrt(min(h, 1)))
    return km < 1e-6 or (0.5 < km < 20000 and abs((math.log(km) / CELL + 0.5) % 1 - 0.5) < 0.16)


def allowed(case):
    what, *given = case
    if what == "time":
        return given[0] >= 0
    angle = apart(*given)
    step = math.log(max(6371 * angle, 1e-9)) / CELL
    clear = angle < 1e-9 or (0.4 < 6371 * angle < 20005 and abs(step - round(step)) < 0.165)
    return clear and all(abs(lat) <= 90 and abs(lon) <= 180 for lat, lon in given)


def apart(a, b):
    """The angle between two arrows from the middle of the globe to two places."""
    arrows = []
    for lat, lon in (a, b):
        x, y = math.radians(lat), math.radians(lon)
        arrows.append((math.cos(x) * math.cos(y), math.cos(x) * math.sin(y), math.sin(x)))
    half = math.dist(*arrows) / 2
    return 2 * math.atan2(half, math.sqrt(max(0, 1 - half * half)))


def play(answer, case):
    what, *given = case
    if what == "time":
        ms, km = answer["minimum_rtt"](*given), given[0]
        return round(25_000 * ms / km) if km else ms
    km = answer["great_circle"](*given)
    return km if isinstance(km, complex) else 0 if abs(km) < 0.001 else round(math.log(km) / CELL)


def kinds(case):
    what, *given = case
    if what == "time":
        km = given[0]
        names = ["the time over no distance", "a time over a few kilometres", "a time over hundreds of kilometres"]
        return [names[(km > 0) + (km > 100)] if km <= 20015 else "a time over more than half the globe"]
    (x, lon), (y, other) = given
    angle = apart(*given)
    found = {
        "two places": True,
        "two places a few kilometres apart": 0 < angle < 0.01,
        "a place south of the equator": x < 0 or y < 0,
        "places on one meridian": lon == other,
        "places on one parallel": x == y,
        "across 180 degrees": abs(lon - other) > 180,
        "a pole": 90 in (abs(x), abs(y)),
        "nearly opposite places": angle > 3,
        "a place and itself": angle < 1e-9,
    }
    return [kind for kind, holds in found.items() if holds]
