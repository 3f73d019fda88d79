"""Collect the name as it would be written, and refuse pointers that lead forward or to a byte already read."""


def decode_name(message, offset):
    written, after, read, lowest = b"", 0, set(), offset
    while True:
        if offset in read or offset >= len(message):
            raise ValueError(f"no name can be read at {offset}")
        read.add(offset)
        length = message[offset]
        if length & 0xC0 == 0xC0:
            if offset + 1 >= len(message):
                raise ValueError("half a pointer")
            after = after or offset + 2
            offset = (length & 0x3F) * 256 + message[offset + 1]
            if offset >= lowest:
                raise ValueError("a pointer that does not lead back")
            lowest = offset
            continue
        if length & 0xC0 or offset + length >= len(message):
            raise ValueError(f"no label at {offset}")
        written += message[offset : offset + 1 + length]
        offset += 1 + length
        if length == 0:
            break
    if len(written) > 255:
        raise ValueError("too long")
    name, at = [], 0
    while written[at]:
        name.append(written[at + 1 : at + 1 + written[at]].decode("ascii"))
        at += 1 + written[at]
    return ".".join(name) or ".", after or offset
