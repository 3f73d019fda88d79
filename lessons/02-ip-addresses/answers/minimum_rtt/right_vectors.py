"""Vectors instead of haversines: the chord between two points of the unit sphere gives half of the angle by atan2."""
import math


def _point(place):
    latitude, longitude = map(math.radians, place)
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )


def great_circle(a, b):
    one, two = _point(a), _point(b)
    difference = math.dist(one, two)
    middle = math.hypot(*(x + y for x, y in zip(one, two)))
    return 6371 * 2 * math.atan2(difference, middle)


def minimum_rtt(km):
    return km * 0.01
