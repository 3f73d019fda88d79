"""It is enough to make degrees of longitude narrower by the cosine of the latitude."""

import math


def great_circle(a, b):
    middle = math.radians((a[0] + b[0]) / 2)
    return math.hypot(b[0] - a[0], (b[1] - a[1]) * math.cos(middle)) * math.pi / 180 * 6371


def minimum_rtt(km):
    return km / 100
