"""Stops behind a GOAWAY."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        length = int.from_bytes(data[:3], "big")
        if len(data) < 9 + length:
            break
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        frames.append((data[3], data[4], stream, data[9 : 9 + length]))
        data = data[9 + length :]
        if frames[-1][0] == 7:
            break
    return frames, data
