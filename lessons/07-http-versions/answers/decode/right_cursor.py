"""A cursor walks over the block; the table is a deque with its size beside it."""

from collections import deque


def decode(block, entries, limit):
    table, fields, at = deque(entries), [], 0
    size = sum(len(a) + len(b) + 32 for a, b in table)

    def shrink(most):
        nonlocal size
        while table and size > most:
            a, b = table.pop()
            size -= len(a) + len(b) + 32

    def look(index):
        if index == 0 or index > 61 + len(table):
            raise ValueError(index)
        return HPACK_STATIC[index - 1] if index < 62 else table[index - 62]

    while at < len(block):
        first = block[at]
        for bits in (7, 6, 5, 4):
            if first >> bits & 1 or bits == 4:
                break
        index, used = hpack_integer(block[at:], bits)
        at += used
        if bits == 5:
            if index > 4096 or fields:
                raise ValueError("limit")
            limit = index
            shrink(limit)
            continue
        if bits == 7:
            fields.append(look(index))
            continue
        if index:
            name = look(index)[0]
        else:
            name, used = hpack_string(block[at:])
            at += used
        value, used = hpack_string(block[at:])
        at += used
        fields.append((name, value))
        if bits == 6:
            need = len(name) + len(value) + 32
            shrink(limit - need)
            if need <= limit:
                table.appendleft((name, value))
                size += need
    return fields, list(table), limit
