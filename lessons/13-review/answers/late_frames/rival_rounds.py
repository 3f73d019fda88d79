"""Rounds to the nearest number: a frame too few where 2.4 intervals are missing."""


def late_frames(every, deadline, way, repeat):
    return max(0, round((way + repeat - deadline) / every)), 1
