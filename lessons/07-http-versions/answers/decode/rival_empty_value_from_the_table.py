"""Takes an empty value from the static table: a name whose index has a value there."""


def decode(block, entries, limit):
    fields, entries = [], list(entries)

    def field(index):
        known = [*HPACK_STATIC, *entries]
        if not 0 < index <= len(known):
            raise ValueError(f"nothing stands at index {index}")
        return known[index - 1]

    def text():
        nonlocal block
        found, used = hpack_string(block)
        block = block[used:]
        return found

    while block:
        bits = 7 if block[0] & 0x80 else 6 if block[0] & 0x40 else 5 if block[0] & 0x20 else 4
        number, used = hpack_integer(block, bits)
        block = block[used:]
        match bits:
            case 7:
                fields.append(field(number))
            case 5:
                if fields or number > 4096:
                    raise ValueError("this limit is too high, or too late")
                limit = number
            case _:
                name, own = field(number) if number else (text(), "")
                fields.append((name, text() or own))
        if bits == 6:
            entries.insert(0, fields[-1])
        while sum(32 + len(name) + len(value) for name, value in entries) > limit:
            entries.pop()
    return fields, entries, limit
