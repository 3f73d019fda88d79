"""First a list of pairs, then the fields that matter are looked up in it."""


def parse_request(data):
    data = data[2:] if data[:2] == b"\r\n" else data
    at = data.index(b"\r\n\r\n")
    first, *lines = str(data[:at], "latin-1").split("\r\n")
    start, matches = re.fullmatch(REQUEST_LINE, first), [re.fullmatch(FIELD, line) for line in lines]
    if start is None or None in matches:
        raise ValueError(f"a line that is refused: {data[:at]!r}")
    pairs = [(match.group(1).lower(), match.group(2)) for match in matches]
    (host,) = values_of(pairs, "host")
    if re.fullmatch(HOST, host) is None:
        raise ValueError(f"no host: {host!r}")
    return {
        "method": start.group(1),
        "target": start.group(2),
        "headers": {name: ", ".join(values_of(pairs, name)) for name, _ in pairs},
        "body": body_of(values_of(pairs, "content-length"), values_of(pairs, "transfer-encoding"), data[at + 4 :]),
    }


def values_of(pairs, wanted):
    return [value for name, value in pairs if name == wanted]


def body_of(sizes, codings, rest):
    if not sizes and not codings:
        return b""
    if [coding.casefold() for coding in codings] == ["chunked"] and not sizes:
        return rest
    if codings or len(sizes) > 1 or not (sizes[0].isascii() and sizes[0].isdigit()) or int(sizes[0]) > len(rest):
        raise ValueError("nobody knows where this ends")
    return rest[: int(sizes[0])]
