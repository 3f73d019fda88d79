"""The angle between two arrows from the middle of the globe, and the time there and back."""

import math

RADIUS_KM = 6371
FIBRE_KM_PER_S = 299_792.458 * 2 / 3


def great_circle(a, b):
    def arrow(place):
        lat, lon = map(math.radians, place)
        return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)

    return RADIUS_KM * 2 * math.asin(min(1, math.dist(arrow(a), arrow(b)) / 2))


def minimum_rtt(km):
    there = km / FIBRE_KM_PER_S
    return 1000 * (there + there)
