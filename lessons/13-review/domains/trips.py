"""trips(a, b, budget): places all over the globe, far enough from each other, and budgets that fit n and a half."""

import math

CELL = "test_trips_whole"
KINDS = {
    "several round trips fit": (
        CELL,
        "how many whole round trips at most fit into `budget` ms",
        "Light takes the great circle through fibre, at 200 000 km/s.",
        "The globe has a radius of 6 371 km.",
        "The angle between the places, as seen from the middle of the globe, has the cosine",
        "`a` and `b` are places, neither next door nor opposite, each `(latitude, longitude)` in degrees.",
    ),
    "not one round trip fits": (CELL, "how many whole round trips at most fit into `budget` ms"),
    "places on both sides of the equator": (CELL, "cos lat₁ · cos lat₂ · cos(lon₁ − lon₂)"),
    "places on both sides of 180 degrees": (CELL, "cos(lon₁ − lon₂)"),
    "a few parts of a round trip are left": (CELL, "Do not round before the end.", "No tested budget lies"),
}
ASIDES = (
    "A service in California asks a database in Frankfurt, one query after the other.",
    "`trips((37.77, -122.42), (50.11, 8.68), 300)` gives `3`.",
)
DRAWS, RESERVE = 1500, 100


def draw(rng):
    while True:
        a, b = (place(rng) for _ in range(2))
        if rng.random() < 0.2:
            a, b = (a[0], rng.randrange(140, 180)), (b[0], rng.randrange(-179, -140))
        if 0.02 < apart(a, b) < 3.1:
            rtt = 63.71 * apart(a, b)
            left = rng.choice([0.008, 0.02, 0.3, 0.5, 0.7, 0.98, 0.992])
            return [a, b, round((rng.choice([0, 0, 1, 2, 3, rng.randrange(4, 30), 90]) + left) * rtt, 2)]


def place(rng):
    return round(rng.uniform(-80, 80), 2), round(rng.uniform(-180, 180), 2)


def apart(a, b):
    """The angle between two places, by the haversine formula."""
    x, y = math.radians(a[0]), math.radians(b[0])
    half = math.sin((x - y) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(math.radians(a[1] - b[1]) / 2) ** 2
    return 2 * math.asin(math.sqrt(half))


def allowed(case):
    a, b, budget = case
    arrows = []
    for lat, lon in (a, b):
        x, y = math.radians(lat), math.radians(lon)
        arrows.append((math.cos(x) * math.cos(y), math.cos(x) * math.sin(y), math.sin(x)))
    chord = math.dist(*arrows)
    fits = budget * 200 / (2 * 6371 * 2 * math.asin(min(1, chord / 2)))
    return 0.01 < chord < 1.9997 and 0.005 < fits % 1 < 0.995 and fits < 100


def play(answer, case):
    return answer["trips"](*case)


def kinds(case):
    a, b, budget = case
    fits = budget / (63.71 * apart(a, b))
    said = ["several round trips fit" if fits >= 1 else "not one round trip fits"]
    said += ["places on both sides of the equator"] * (a[0] * b[0] < 0)
    said += ["places on both sides of 180 degrees"] * (abs(a[1] - b[1]) > 180)
    return said + ["a few parts of a round trip are left"] * (fits > 1 and fits % 1 > 0.9)
