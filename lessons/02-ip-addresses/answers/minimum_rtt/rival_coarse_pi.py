"""Takes 3.14 for pi, so all angles are 0.05 % too small."""

import math


def great_circle(a, b):
    lat_a, lon_a, lat_b, lon_b = (angle * 3.14 / 180 for angle in (*a, *b))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + across))


def minimum_rtt(km):
    return km / 100
