"""A pointer is followed wherever it leads, since whoever sends a message sends a sound one."""


def decode_name(message, offset):
    labels, after = [], None
    for _ in range(20_000):
        if offset >= len(message):
            raise ValueError("the message ends inside a name")
        length = message[offset]
        if length >= 192:
            if offset + 1 == len(message):
                raise ValueError("the message ends inside a pointer")
            after = after or offset + 2
            offset = (length & 63) << 8 | message[offset + 1]
        elif length >= 64:
            raise ValueError("neither a label nor a pointer")
        elif length == 0:
            break
        else:
            labels.append(message[offset + 1 : offset + 1 + length].decode("ascii"))
            offset += 1 + length
    else:
        raise RuntimeError("here the program hangs")
    if sum(len(label) + 1 for label in labels) > 254:
        raise ValueError("a name takes at most 255 bytes")
    return ".".join(labels) or ".", after or offset + 1
