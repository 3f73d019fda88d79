"""One cursor over the message, moved by struct."""

import struct


def sni(client_hello):
    parts, at = [], 0
    while at < len(client_hello) and client_hello[at] == 22:
        (length,) = struct.unpack_from("!H", client_hello, at + 3)
        parts.append(client_hello[at + 5 : at + 5 + length])
        at += 5 + length
    message = b"".join(parts)
    if not message or message[0] != 1:
        return None
    end, at = 4 + int.from_bytes(message[1:4], "big"), 4 + 2 + 32
    at += 1 + message[at]
    at += 2 + struct.unpack_from("!H", message, at)[0]
    at += 1 + message[at]
    at += 2
    while at < end:
        kind, length = struct.unpack_from("!HH", message, at)
        if kind == 0:
            return _host_in(message[at + 4 : at + 4 + length])
        at += 4 + length
    return None


def _host_in(entries):
    at = 2
    while at < len(entries):
        kind, length = struct.unpack_from("!BH", entries, at)
        if kind == 0:
            return entries[at + 3 : at + 3 + length].decode()
        at += 3 + length
    return None
