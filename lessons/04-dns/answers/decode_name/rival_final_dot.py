"""A name ends with a dot."""


def decode_name(message, offset):
    labels, after, began = [], None, offset
    try:
        while message[offset]:
            if message[offset] < 64:
                end = offset + 1 + message[offset]
                labels.append(message[offset + 1 : end].decode("ascii"))
                offset = end
            elif message[offset] >= 192:
                target = (message[offset] - 192) * 256 + message[offset + 1]
                if target >= began:
                    raise ValueError(f"the pointer at {offset} does not lead back")
                after = after or offset + 2
                offset = began = target
            else:
                raise ValueError(f"byte {offset} begins neither a label nor a pointer")
    except IndexError:
        raise ValueError("the message ends inside a name") from None
    if sum(len(label) + 1 for label in labels) > 254:
        raise ValueError("a name takes at most 255 bytes")
    return ".".join(labels) + ".", after or offset + 1
