"""Calls itself for each frame: more than a thousand frames are too many."""


def read_frames(data):
    end = 9 + int.from_bytes(data[:3], "big")
    if len(data) < 9 or len(data) < end:
        return [], data
    frames, rest = read_frames(data[end:])
    return [(data[3], data[4], int.from_bytes(data[5:9], "big") & 0x7FFFFFFF, data[9:end]), *frames], rest
