"""Strips white space around values: decode(b"\\x00\\1a\\3 b ", [], 4096) loses two spaces."""


def decode(block, entries, limit):
    entries = list(entries)
    fields = []

    def evict():
        while sum(32 + len(name) + len(value) for name, value in entries) > limit:
            entries.pop()

    while block:
        first = block[0]
        known = [*HPACK_STATIC, *entries]
        if first & 0x80:
            index, used = hpack_integer(block, 7)
            block = block[used:]
            if not 1 <= index <= len(known):
                raise ValueError("no such index")
            fields.append(known[index - 1])
        elif first & 0xE0 == 0x20:
            new, used = hpack_integer(block, 5)
            block = block[used:]
            if fields or new > 4096:
                raise ValueError("limit")
            limit = new
            evict()
        else:
            index, used = hpack_integer(block, 6 if first & 0x40 else 4)
            block = block[used:]
            if index > len(known):
                raise ValueError("no such index")
            if index:
                name = known[index - 1][0]
            else:
                name, used = hpack_string(block)
                block = block[used:]
            value, used = hpack_string(block)
            block = block[used:]
            value = value.strip()
            fields.append((name, value))
            if first & 0x40:
                entries.insert(0, (name, value))
                evict()
    return fields, entries, limit
