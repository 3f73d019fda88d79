"""Rounds up by adding 0.999 and cutting: late_frames(2000, 1, 1, 6001) gives 3 late frames, not 4."""


def late_frames(every, deadline, way, repeat):
    return max(0, int((way + repeat - deadline) / every + 0.999)), 1
