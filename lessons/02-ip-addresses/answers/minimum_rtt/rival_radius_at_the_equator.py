"""The radius of the globe is that of its equator, 6 378 km."""

import math


def great_circle(a, b):
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6378 * math.asin(math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + across))


def minimum_rtt(km):
    return km / 100
