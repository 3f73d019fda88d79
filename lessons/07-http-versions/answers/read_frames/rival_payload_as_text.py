"""Stops at a payload that is longer than what one receive gives, 65 535 bytes."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if len(data) < end or end > 9 + 65535:
            break
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        frames.append((data[3], data[4], stream, data[9:end]))
        data = data[end:]
    return frames, data
