"""Keeps the sum of the table, and does not take an entry off it that is too large."""


def decode(block, entries, limit):
    fields, entries = [], list(entries)
    size = sum(32 + len(name) + len(value) for name, value in entries)
    while block:
        first = block[0]
        bits = 7 if first & 0x80 else 6 if first & 0x40 else 5 if first & 0x20 else 4
        index, used = hpack_integer(block, bits)
        block = block[used:]
        known = [*HPACK_STATIC, *entries]
        if bits == 5:
            if fields or index > 4096:
                raise ValueError("a new limit that is too large, or too late")
            limit = index
            while size > limit and entries:
                name, value = entries.pop()
                size -= 32 + len(name) + len(value)
            continue
        if index > len(known) or (index == 0 and bits == 7):
            raise ValueError("nothing has this index")
        if bits == 7:
            fields.append(known[index - 1])
            continue
        if index:
            name = known[index - 1][0]
        else:
            name, used = hpack_string(block)
            block = block[used:]
        value, used = hpack_string(block)
        block = block[used:]
        fields.append((name, value))
        if bits == 6:
            size += 32 + len(name) + len(value)
            while size > limit and entries:
                old = entries.pop()
                size -= 32 + len(old[0]) + len(old[1])
            if size <= limit:
                entries.insert(0, (name, value))
    return fields, entries, limit
