"""The haversine formula, and whole division."""


def trips(a, b, budget):
    x, y = math.radians(a[0]), math.radians(b[0])
    east = math.radians(b[1] - a[1])
    half = math.sin((y - x) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(east / 2) ** 2
    km = 2 * 6371 * math.asin(math.sqrt(half))
    return int(budget // (2 * km / 200))
