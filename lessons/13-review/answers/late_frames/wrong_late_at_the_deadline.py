"""A frame that is there exactly at its deadline is late."""


def late_frames(every, deadline, way, repeat):
    return max(0, (way + repeat - deadline) // every + 1), 1
