"""Rounds to the nearest number: 2.6 round trips are three."""


def trips(a, b, budget):
    (x, east), (y, other) = (map(math.radians, place) for place in (a, b))
    cosine = math.sin(x) * math.sin(y) + math.cos(x) * math.cos(y) * math.cos(east - other)
    return round(budget / (2 * 6371 * math.acos(cosine) / 200))
