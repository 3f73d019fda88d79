"""Reads the length as a signed number: one of 8 388 608 bytes and more."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big", signed=True)
        if len(data) < end:
            break
        frames.append((data[3], data[4], int.from_bytes(data[5:9], "big") & 0x7FFFFFFF, data[9:end]))
        data = data[max(end, 9) :]
    return frames, data
