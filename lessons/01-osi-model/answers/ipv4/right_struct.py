"""Unpacks the first ten bytes of the header at once."""


import struct


def ipv4(frame, at):
    first, _, length, _, fragment, _, protocol = struct.unpack_from("!BBHHHBB", frame, at)
    size = first % 16 * 4
    return [("ipv4", at, at + size)], (None if fragment % 8192 else protocol), at + length
