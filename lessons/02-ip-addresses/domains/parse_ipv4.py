"""parse_ipv4(text): every text, most of them addresses or nearly so."""

import re

BYTES = "test_parse_ipv4_bytes"
REFUSES = "test_parse_ipv4_refuses"
KINDS = {
    "an address": (BYTES, "the first part is the highest byte"),
    "a part that is 0 or 255": (BYTES, "Every part is a number from 0 to 255"),
    "fewer or more than four parts": (REFUSES, "An address is four parts, with dots between them"),
    "an empty part": (REFUSES, "A part is one to three of the characters"),
    "the empty text": (REFUSES, "the empty one too"),
    "a part above 255": (REFUSES, '"1.2.3.256")` raise it'),
    "a leading zero": (REFUSES, "`0` is fine, `00` and `042` are not"),
    "a character that is neither a digit nor a dot": (REFUSES, "Raise `ValueError` for any other text"),
    "a sign": (REFUSES, "signs, spaces, underscores"),
    "a space, or another character that does not show": (REFUSES, "signs, spaces, underscores"),
    "an underscore": (REFUSES, "signs, spaces, underscores"),
    "a digit that is not one of 0 to 9": (REFUSES, "other alphabets' digits"),
}
ASIDES = (
    "by hand you see what that line has to refuse",
    "the number that an IPv4 address stands for",
    '`parse_ipv4("192.0.2.42")` gives `3221226026`',
)

EDGES = (0, 0, 1, 7, 8, 9, 10, 99, 100, 127, 128, 199, 200, 249, 250, 254, 255, 255)
NO_PARTS = """
256 257 259 260 299 300 511 512 999 1000 1921 65536 4294967296 00 01 07 08 010 042 000 001 0010 0255 08a 0x1 0b1 0o7
x a f A0 1e1 1e0 1.5 +1 -1 -1 -0 -0 +0 --1 ++1 1+1 1_0 _1 1_ 2_5_5 ٣ १ １ 1٣ ５5 ² ¹ 1² ① ½ ⅷ 一 / : 1/ 1/8 1:80 1%
1, * ?
"""
UNSEEN = (" ", " ", "\n", "\n", "\t", "\r", "\r\n", "\v", "\f", "\0", "\xa0", "\u2003", "\u200b", "\ufeff", "\x1c")
TEXTS = """
. ... .... 0 10 localhost ::1 ::ffff:1.2.3.4 [1.2.3.4] 1.2.3.4/32 1.2.3.4/24 1.2.3.4:80 0x7f000001 0x7f.0.0.1 3221226026
:: fe80::1 2001:db8::1 ::192.0.2.42 1,2,3,4 1．2．3．4 1。2。3。4 1.2.3.4.in-addr.arpa. 1.2.3,4 1:2:3:4 1-2-3-4
"""


def draw(rng):
    parts = [str(rng.choice(EDGES) if rng.random() < 0.4 else rng.randrange(256)) for _ in range(4)]
    way, at = rng.random(), rng.randrange(4)
    if way < 0.02:
        return ".".join([rng.choice(("0", "255"))] * 4)
    if way < 0.35:
        return ".".join(parts)
    if way < 0.65:
        bad = rng.choice(NO_PARTS.split())
        parts[at] = rng.choice((bad, bad, bad, str(rng.randrange(256, 1200)), "0" + parts[at]))
    elif way < 0.8:
        unseen = rng.choice(UNSEEN)
        parts[at] = rng.choice((unseen, unseen + parts[at], parts[at] + unseen))
        if rng.random() < 0.4:
            text = ".".join(parts).replace(unseen, "")
            return rng.choice((unseen + text, text + unseen))
    elif way < 0.93:
        before, after = parts[:at], parts[at + 1 :]
        more = ([*parts, parts[at]], [*parts, ""], ["", *parts], [*before, "", *parts[at:]], parts + parts)
        parts = rng.choice((before, before + after, [*before, "", *after], *more))
    else:
        prefixed = f"{'.'.join(parts)}/{rng.choice((32, 32, 24, 8, 0))}"
        return rng.choice(("", "an address", prefixed, prefixed, prefixed, *TEXTS.split()))
    return ".".join(parts)


def allowed(case):
    return isinstance(case, str) and not re.search("[\ud800-\udfff]", case)


def play(answer, case):
    return answer["parse_ipv4"](case)


def kinds(case):
    if not case:
        return ["the empty text"]
    parts, said = case.split("."), []
    if len(parts) != 4:
        said.append("fewer or more than four parts")
    if "" in parts:
        said.append("an empty part")
    if any(re.fullmatch("[0-9]+", part) and int(part) > 255 for part in parts):
        said.append("a part above 255")
    if any(re.match("0[0-9]", part) for part in parts):
        said.append("a leading zero")
    rest = re.sub("[0-9.]", "", case)
    named = {
        "a sign": re.search("[+-]", rest),
        "a space, or another character that does not show": any(c.isspace() or not c.isprintable() for c in rest),
        "an underscore": "_" in rest,
        "a digit that is not one of 0 to 9": any(c.isnumeric() for c in rest),
    }
    said += [name for name, found in named.items() if found]
    if rest and not any(named.values()):
        said.append("a character that is neither a digit nor a dot")
    if said:
        return said
    return ["an address"] + ["a part that is 0 or 255"] * any(part in ("0", "255") for part in parts)
