"""Every frame that arrives before the copy is late."""


def late_frames(every, deadline, way, repeat):
    return math.ceil(repeat / every) if way + repeat > deadline else 0, 1
