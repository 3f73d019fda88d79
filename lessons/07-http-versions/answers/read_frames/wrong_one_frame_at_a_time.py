"""One call reads one frame, the rest is for the next call."""


def read_frames(data):
    frames = []
    if len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if len(data) < end:
            return frames, data
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        frames.append((data[3], data[4], stream, data[9:end]))
        data = data[end:]
    return frames, data
