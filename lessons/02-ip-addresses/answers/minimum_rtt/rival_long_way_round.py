"""Takes no difference of longitudes above 180 degrees: (0, 170) and (0, -170) lie half a globe apart."""

import math


def great_circle(a, b):
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin(min(abs(lon_b - lon_a), math.pi) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + across))


def minimum_rtt(km):
    return km / 100
