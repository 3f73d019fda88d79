"""The stream is a number of four bytes."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if len(data) < end:
            break
        stream = int.from_bytes(data[5:9], "big")
        frames.append((data[3], data[4], stream, data[9:end]))
        data = data[end:]
    return frames, data
