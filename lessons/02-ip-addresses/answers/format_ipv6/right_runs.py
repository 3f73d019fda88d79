"""Walk once over the groups, note each row of zeros, and choose at the end."""


def format_ipv6(number):
    words = [int.from_bytes(number.to_bytes(16, "big")[at : at + 2], "big") for at in range(0, 16, 2)]
    best_start, best_length, start = -1, 1, None
    for at, word in enumerate([*words, 1]):
        if word == 0 and start is None:
            start = at
        elif word != 0 and start is not None:
            if at - start > best_length:
                best_start, best_length = start, at - start
            start = None
    out = [format(word, "x") for word in words]
    if best_start >= 0:
        out[best_start : best_start + best_length] = [""]
        if best_start == 0:
            out.insert(0, "")
        if best_start + best_length == 8:
            out.append("")
    return ":".join(out)
