"""The deadline begins when the frame would have arrived."""


def late_frames(every, deadline, way, repeat):
    return max(0, math.ceil((repeat - deadline) / every)), 1
