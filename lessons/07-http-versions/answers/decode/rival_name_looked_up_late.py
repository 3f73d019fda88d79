"""Makes room before it looks the name up: the entry whose name is meant has left."""


def size(entries):
    return sum(32 + len(name) + len(value) for name, value in entries)


def decode(block, entries, limit):
    fields, entries = [], list(entries)

    def look(index):
        known = [*HPACK_STATIC, *entries]
        if not 1 <= index <= len(known):
            raise ValueError("nothing has this index")
        return known[index - 1]

    def fit(room):
        while entries and size(entries) > room:
            entries.pop()

    while block:
        first = block[0]
        bits = 7 if first & 0x80 else 6 if first & 0x40 else 5 if first & 0x20 else 4
        index, used = hpack_integer(block, bits)
        block = block[used:]
        if bits == 7:
            fields.append(look(index))
        elif bits == 5:
            if fields or index > 4096:
                raise ValueError("a new limit that is too large, or too late")
            limit = index
            fit(limit)
        else:
            name = None
            if not index:
                name, used = hpack_string(block)
                block = block[used:]
            value, used = hpack_string(block)
            block = block[used:]
            if bits == 6:
                length = len(name) if name is not None else len(look(index)[0])
                fit(limit - 32 - length - len(value))
            name = look(index)[0] if name is None else name
            fields.append((name, value))
            if bits == 6 and 32 + len(name) + len(value) <= limit:
                entries.insert(0, (name, value))
    return fields, entries, limit
