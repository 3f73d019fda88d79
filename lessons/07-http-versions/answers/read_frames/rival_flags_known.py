"""Keeps only the flags that RFC 9113 defines."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if len(data) < end:
            break
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        frames.append((data[3], data[4] & 0x2D, stream, data[9:end]))
        data = data[end:]
    return frames, data
