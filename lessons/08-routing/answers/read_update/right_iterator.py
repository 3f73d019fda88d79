"""A stream of bytes from which everything is taken in turn."""

from io import BytesIO


def read_update(data):
    def take(stream, count):
        return int.from_bytes(stream.read(count))

    def addresses(stream):
        found = []
        while head := stream.read(1):
            raw = stream.read((head[0] + 7) // 8)
            found.append(f"{ip_address(raw.ljust(16, bytes(1)))}/{head[0]}")
        return found

    def path(stream):
        found = []
        while stream.read(1):
            found += [take(stream, 4) for _ in range(take(stream, 1))]
        return tuple(found)

    message = BytesIO(data)
    message.read(16)
    if take(message, 2) != len(data) or take(message, 1) != 2:
        raise ValueError("not an UPDATE")
    message.read(take(message, 2))
    attributes, told = BytesIO(message.read(take(message, 2))), {}
    while flags := attributes.read(1):
        kind = take(attributes, 1)
        value = BytesIO(attributes.read(take(attributes, 2 if flags[0] & 0x10 else 1)))
        if kind == 14:
            value.read(3)
            value.read(take(value, 1) + 1)
            told["announced"] = addresses(value)
        elif kind == 15:
            value.read(3)
            told["withdrawn"] = addresses(value)
        elif kind == 2:
            told["path"] = path(value)
        elif kind in (1, 4):
            told[{1: "origin", 4: "med"}[kind]] = int.from_bytes(value.read())
    empty = {"announced": [], "withdrawn": [], "path": None, "origin": None, "med": None}
    return empty | told
