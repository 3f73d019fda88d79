"""A pointer is followed wherever it leads, since whoever sends a message sends a sound one."""


def decode_name(message, offset):
    def labels_from(at):
        if at >= len(message):
            raise ValueError("the message ends inside a name")
        length = message[at]
        if length >= 192:
            if at + 1 == len(message):
                raise ValueError("the message ends inside a pointer")
            return labels_from((length & 63) << 8 | message[at + 1])[0], at + 2
        if length >= 64:
            raise ValueError("neither a label nor a pointer")
        if length == 0:
            return [], at + 1
        rest, after = labels_from(at + 1 + length)
        return [message[at + 1 : at + 1 + length].decode("ascii"), *rest], after

    labels, after = labels_from(offset)
    if sum(len(label) + 1 for label in labels) > 254:
        raise ValueError("a name takes at most 255 bytes")
    return ".".join(labels) or ".", after
