"""A range of the moments at which frames have to be there."""


def late_frames(every, deadline, way, repeat):
    return len(range(deadline, max(deadline, way + repeat), every)), 1
