"""Degrees are lengths: a map is flat."""


def trips(a, b, budget):
    km = 111.19 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2)))
    return int(budget / (2 * km / 200))
