"""Reads a pointer whose second byte is missing from what is there."""


def decode_name(message, offset):
    labels, after, start, size = [], None, offset, 1
    try:
        while length := message[offset]:
            if length >= 192:
                target = int.from_bytes(message[offset : offset + 2], "big") & 0x3FFF
                if after is None:
                    after = offset + 2
                if target >= start:
                    raise ValueError("forward")
                offset = start = target
            elif length > 63:
                raise ValueError("length")
            else:
                label = message[offset + 1 : offset + 1 + length]
                labels.append(label.decode("ascii"))
                offset += 1 + length
                size += 1 + length
                if size > 255:
                    raise ValueError("long")
    except IndexError:
        raise ValueError("short") from None
    if after is None:
        after = offset + 1
    return ".".join(labels) or ".", after
