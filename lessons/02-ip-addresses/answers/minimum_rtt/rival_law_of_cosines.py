"""The cosine of no angle at all may come out above 1, where acos raises: a place and itself."""

import math


def great_circle(a, b):
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    cosine = math.sin(lat_a) * math.sin(lat_b) + math.cos(lat_a) * math.cos(lat_b) * math.cos(lon_b - lon_a)
    return 6371 * math.acos(cosine)


def minimum_rtt(km):
    return 2 * km / 200
