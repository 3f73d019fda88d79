"""Takes south for north: (-10, 0) and (10, 0) are the same place."""

import math


def great_circle(a, b):
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (abs(a[0]), a[1], abs(b[0]), b[1]))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + across))


def minimum_rtt(km):
    return km / 100
