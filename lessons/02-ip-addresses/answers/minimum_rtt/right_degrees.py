"""The haversine formula of the task as it stands, with the differences taken in degrees first."""
from math import asin, cos, radians, sin, sqrt

_RADIUS = 6371
_KM_PER_SECOND = 200_000


def great_circle(a, b):
    (lat1, lon1), (lat2, lon2) = a, b
    h = sin(radians(lat2 - lat1) / 2) ** 2
    h += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _RADIUS * asin(min(1, sqrt(h)))


def minimum_rtt(km):
    return 2 * km / _KM_PER_SECOND * 1000
