"""Bounds the mean of the last ten lengths: it turns away too many in a spike."""

from collections import deque

recent = deque(maxlen=10)


def admit(waiting):
    if waiting >= 60:
        return False
    recent.append(waiting)
    return sum(recent) / len(recent) < 36
