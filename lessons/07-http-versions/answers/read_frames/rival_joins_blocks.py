"""CONTINUATION is joined to the HEADERS in front of it, which is one frame then in place of two."""


def read_frames(data):
    frames = []
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if len(data) < end:
            break
        kind, flags = data[3], data[4]
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        payload = data[9:end]
        if kind == 9 and frames and frames[-1][0] == 1:
            head = frames.pop()
            kind, flags, payload = 1, head[1] | flags, head[3] + payload
        frames.append((kind, flags, stream, payload))
        data = data[end:]
    return frames, data
