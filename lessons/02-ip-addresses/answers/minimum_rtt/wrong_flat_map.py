"""The world is a map: degrees are the same length everywhere, and Pythagoras gives the distance."""

import math


def great_circle(a, b):
    return math.hypot(b[0] - a[0], b[1] - a[1]) * math.pi / 180 * 6371


def minimum_rtt(km):
    return km / 100
