"""Every case is measured on a real handshake."""

from course.lab import handshake


def flights(version, resumed=False, retry=False):
    return len(handshake(version, resumed, retry)) - 1
