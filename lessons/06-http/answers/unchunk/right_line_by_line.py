"""From the front: a line is cut off, then the bytes that it promised."""
def unchunk(data):
    def line():
        nonlocal data
        found, end, data = data.partition(b"\r\n")
        if not end or any(bad in found for bad in b"\r\n\0"):
            raise ValueError("no line")
        return found.decode("latin-1")

    parts = []
    while True:
        text = line()
        digits, semicolon, _ = text.partition(";")
        if semicolon:
            digits = digits.rstrip(" \t")
        if not digits or set(digits) - set("0123456789abcdefABCDEF"):
            raise ValueError("no length")
        size = int(digits, 16)
        if size == 0:
            break
        parts.append(data[:size])
        if len(data) < size or not data.startswith(b"\r\n", size):
            raise ValueError("no whole chunk")
        data = data[size + 2 :]
    trailers = {}
    while text := line():
        name, colon, value = text.partition(":")
        if not colon or not name or set(name) - set("!#$%&'*+-.^_`|~") - set(map(chr, range(48, 58))) - {
            c for c in map(chr, range(65, 123)) if c.isalpha()
        }:
            raise ValueError("no field")
        trailers.setdefault(name.lower(), []).append(value.strip(" \t"))
    return b"".join(parts), {name: ", ".join(values) for name, values in trailers.items()}
