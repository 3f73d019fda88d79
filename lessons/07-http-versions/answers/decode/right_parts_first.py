"""First a list of what the block says, limits in front; then the table goes along."""


def parts(block):
    while block:
        first = block[0]
        kind, bits = (
            ("field", 7) if first > 127 else ("new", 6) if first > 63 else ("limit", 5) if first > 31 else ("old", 4)
        )
        number, used = hpack_integer(block, bits)
        block, texts = block[used:], []
        for _ in range((kind in ("new", "old")) * (1 if number else 2)):
            text, used = hpack_string(block)
            texts.append(text)
            block = block[used:]
        yield kind, number, texts


def fitting(entries, limit):
    kept, taken = [], 0
    for name, value in entries:
        taken += 32 + len(name + value)
        if taken > limit:
            break
        kept.append((name, value))
    return kept


def decode(block, entries, limit):
    fields, entries = [], [*entries]
    for kind, number, texts in parts(block):
        if kind == "limit":
            if number > 4096 or fields:
                raise ValueError("no such limit here")
            limit = number
        else:
            both = [None, *HPACK_STATIC, *entries]
            if number >= len(both) or (kind == "field" and number == 0):
                raise ValueError("no such index")
            if kind == "field":
                fields += [both[number]]
            else:
                name = both[number][0] if number else texts[0]
                fields += [(name, texts[-1])]
                if kind == "new":
                    entries = [fields[-1], *entries]
        entries = fitting(entries, limit)
    return fields, entries, limit
