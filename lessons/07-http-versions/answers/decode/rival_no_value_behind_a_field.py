"""Takes a block for whole that ends before the value of its second field."""


def decode(block, entries, limit):
    fields, entries = [], list(entries)
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
        else:
            if index > len(known) or (index == 0 and bits == 7):
                raise ValueError("nothing has this index")
            if bits == 7:
                name, value = known[index - 1]
            else:
                if index:
                    name = known[index - 1][0]
                else:
                    name, used = hpack_string(block)
                    block = block[used:]
                if not block and fields:
                    return fields, entries, limit
                value, used = hpack_string(block)
                block = block[used:]
            fields.append((name, value))
            if bits == 6:
                entries.insert(0, (name, value))
        while sum(32 + len(name) + len(value) for name, value in entries) > limit:
            entries.pop()
    return fields, entries, limit
