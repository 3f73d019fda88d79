"""A round trip that has begun counts."""


def trips(a, b, budget):
    (x, east), (y, other) = (map(math.radians, place) for place in (a, b))
    cosine = math.sin(x) * math.sin(y) + math.cos(x) * math.cos(y) * math.cos(east - other)
    return math.ceil(budget / (2 * 6371 * math.acos(cosine) / 200))
