"""The law of cosines on a sphere, kept below 1 where rounding would lift it, and two ways of 5 µs a kilometre."""

import math


def great_circle(a, b):
    (north_a, east_a), (north_b, east_b) = ([angle / 180 * math.pi for angle in place] for place in (a, b))
    cosine = math.sin(north_a) * math.sin(north_b)
    cosine += math.cos(north_a) * math.cos(north_b) * math.cos(east_a - east_b)
    return 6371 * math.acos(max(-1, min(1, cosine)))


def minimum_rtt(km):
    return 2 * km * 0.005
