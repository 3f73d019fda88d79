"""TCP delays the lost frame only: the others have arrived."""


def late_frames(every, deadline, way, repeat):
    return int(way + repeat > deadline), 1
