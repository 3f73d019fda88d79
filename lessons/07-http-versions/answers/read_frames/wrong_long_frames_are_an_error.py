"""A frame has at most 16 384 bytes, as that is what a client allows at the beginning."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if end > 9 + 16384:
            raise ValueError("too long")
        if len(data) < end:
            break
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        frames.append((data[3], data[4], stream, data[9:end]))
        data = data[end:]
    return frames, data
