"""One function reads a part: labels up to the root or a pointer. The name is the parts that hang together."""


def decode_name(message, offset):
    def part(start):
        at, found = start, []
        while True:
            head = message[at : at + 1]
            if not head:
                raise ValueError("cut short")
            kind, length = divmod(head[0], 64)
            if kind == 3:
                if len(message) < at + 2:
                    raise ValueError("cut short")
                target = int.from_bytes(message[at : at + 2], "big") - 0xC000
                if not target < start:
                    raise ValueError("a pointer must lead back")
                return found, at + 2, target
            if kind != 0:
                raise ValueError("reserved")
            at += 1 + length
            if length == 0:
                return found, at, None
            if len(message) < at:
                raise ValueError("cut short")
            found.append(message[at - length : at].decode())

    labels, after, further = part(offset)
    while further is not None:
        more, _, further = part(further)
        labels += more
    if len(".".join(labels)) > 253:
        raise ValueError("too long")
    return ".".join(labels) if labels else ".", after
