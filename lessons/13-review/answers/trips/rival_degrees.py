"""Forgets that the longitudes are in degrees."""


def trips(a, b, budget):
    x, y = math.radians(a[0]), math.radians(b[0])
    cosine = math.sin(x) * math.sin(y) + math.cos(x) * math.cos(y) * math.cos(a[1] - b[1])
    return int(budget / (2 * 6371 * math.acos(cosine) / 200))
