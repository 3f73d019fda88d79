"""`..` is taken for the root."""


def encode_query(name, type, id):
    text = name.removesuffix(".").removesuffix(".") if set(name) == {"."} else name.removesuffix(".")
    labels = text.encode().split(b".") if text else []
    if not all(1 <= len(label) <= 63 for label in labels):
        raise ValueError("a label has 1 to 63 bytes")
    sent = b"".join(len(label).to_bytes() + label for label in labels) + b"\x00"
    if len(sent) > 255:
        raise ValueError("a name takes at most 255 bytes")
    return struct.pack("!6H", id, 0, 1, 0, 0, 0) + sent + struct.pack("!2H", TYPES[type], 1)
