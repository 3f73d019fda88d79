"""DATA without flags and payload is no frame: it carries nothing."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if len(data) < end:
            break
        kind, flags = data[3], data[4]
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        payload = data[9:end]
        if kind or flags or payload:
            frames.append((kind, flags, stream, payload))
        data = data[end:]
    return frames, data
