"""The repetition also takes the way again."""


def late_frames(every, deadline, way, repeat):
    return max(0, math.ceil((2 * way + repeat - deadline) / every)), 1
