"""varint(data): numbers of all four lengths at their edges, in longer forms than needed, cut off, with bytes behind."""

VALUES, REFUSES = "test_varint_values", "test_varint_refuses"
KINDS = {
    "one byte": (VALUES, "| `00` | 1 |", "All bits behind these two are the value"),
    "two bytes": (VALUES, "| `01` | 2 |"),
    "four bytes": (VALUES, "| `10` | 4 |"),
    "eight bytes": (VALUES, "| `11` | 8 |"),
    "a small number in a long form": (VALUES, "A small number may be written in a long form."),
    "bytes behind the number": (VALUES, "What stands behind the number does not matter."),
    "a number that is cut": (REFUSES, "If `data` ends within the number, raise `ValueError`."),
}
ASIDES = (
    "the number that `data` begins with",
    '`varint(b"\\x7b\\xbd")` gives',
    "| highest two bits of the first byte | bytes in all |",
)
MOST = [63, 16383, 2**30 - 1, 2**62 - 1]


def draw(rng):
    """The value, which of the four forms, the bytes behind it, how many bytes are left out at the end."""
    form = rng.randrange(4)
    edges = [0, 1, 37, 63, 64, 255, 256, 16383, 16384, 65535, 2**30 - 1, 2**30, 2**32, 2**53 + 1, 2**62 - 1]
    value = rng.choice([rng.choice(edges), rng.randrange(MOST[form] + 1)])
    cut = rng.choice([0, 0, 0, 0, 1, 2, 4, 7])
    return [
        min(value, MOST[form]),
        form,
        b"" if cut else rng.choice([b"", b"\0", b"\xff", b"\xc0\1", b"12345678"]),
        cut,
    ]


def allowed(case):
    value, form, behind, cut = case
    return 0 <= form < 4 and 0 <= value <= MOST[form] and (cut == 0 or behind == b"")


def play(answer, case):
    value, form, behind, cut = case
    size = 1 << form
    data = (value | form << 8 * size - 2).to_bytes(size, "big") + behind
    return answer["varint"](data[: max(0, len(data) - cut)])


def kinds(case):
    value, form, behind, cut = case
    if cut:
        return ["a number that is cut"]
    said = [["one byte", "two bytes", "four bytes", "eight bytes"][form]]
    said += ["a small number in a long form"] * (form > 0 and value <= MOST[form - 1])
    return said + ["bytes behind the number"] * (behind != b"")
