"""Append to a bytearray label by label, each number cut into its two bytes by hand."""


def encode_query(name, type, id):
    message = bytearray([id >> 8, id & 255, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
    rest = "" if name == "." else name
    if rest.endswith("."):
        rest = rest[:-1]
    while rest:
        label, dot, rest = rest.partition(".")
        if not label or len(label) > 63 or (dot and not rest):
            raise ValueError(name)
        message.append(len(label))
        message += label.encode("ascii")
    message.append(0)
    if len(message) - 12 > 255:
        raise ValueError(name)
    number = TYPES[type]
    return bytes(message + bytearray([number >> 8, number & 255, 0, 1]))
