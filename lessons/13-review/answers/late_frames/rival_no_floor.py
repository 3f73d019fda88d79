"""A copy that is much too early counts less than nothing."""


def late_frames(every, deadline, way, repeat):
    return math.ceil((way + repeat - deadline) / every), 1
