"""Takes padding off: DATA with flag 8."""


def read_frames(data):
    frames = []
    while len(data) >= (end := 9 + int.from_bytes(data[:3], "big")):
        payload = data[9:end]
        if data[3] == 0 and data[4] & 8 and payload:
            payload = payload[1 : max(1, len(payload) - payload[0])]
        frames.append((data[3], data[4], int.from_bytes(data[5:9], "big") & 0x7FFFFFFF, payload))
        data = data[end:]
    return frames, data
