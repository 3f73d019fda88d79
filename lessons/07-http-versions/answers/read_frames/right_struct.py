"""Unpacks each header with struct and walks by an offset."""

import struct


def read_frames(data):
    at, frames = 0, []
    while at + 9 <= len(data):
        high, low, kind, flags, stream = struct.unpack_from(">BHBBL", data, at)
        size = high << 16 | low
        if at + 9 + size > len(data):
            break
        frames.append((kind, flags, stream % 2**31, data[at + 9 : at + 9 + size]))
        at += 9 + size
    return frames, data[at:]
