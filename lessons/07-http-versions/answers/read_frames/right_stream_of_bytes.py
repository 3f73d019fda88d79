"""Reads from a file in memory, and goes back to where a frame began that is not whole."""

from io import BytesIO


def read_frames(data):
    file, found = BytesIO(data), []
    while True:
        begin = file.tell()
        header = file.read(9)
        length = int.from_bytes(header[:3], "big")
        payload = file.read(length)
        if len(header) < 9 or len(payload) < length:
            return found, data[begin:]
        stream = int.from_bytes(bytes([header[5] & 127]) + header[6:], "big")
        found += [(header[3], header[4], stream, payload)]
