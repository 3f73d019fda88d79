"""A query takes the way once."""


def trips(a, b, budget):
    (x, east), (y, other) = (map(math.radians, place) for place in (a, b))
    cosine = math.sin(x) * math.sin(y) + math.cos(x) * math.cos(y) * math.cos(east - other)
    return int(budget / (6371 * math.acos(cosine) / 200))
