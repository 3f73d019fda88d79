"""Stream numbers are read with the low byte first: any stream but 0."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if len(data) < end:
            break
        stream = int.from_bytes(data[5:9], "little") & 0xFFFFFF7F
        frames.append((data[3], data[4], stream, data[9:end]))
        data = data[end:]
    return frames, data
