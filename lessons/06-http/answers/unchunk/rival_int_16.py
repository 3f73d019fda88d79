"""A length 0x1, +1, 1_0 or with blanks is accepted: int reads it."""


def unchunk(data):
    length = re.compile(rb"([^;\r\n\0]*)(?:;[^\r\n\0]*)?\r\n")
    field = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([^\r\n\0]*?)[ \t]*\r\n")
    body, size = b"", None
    while size != 0:
        line = length.match(data)
        if not line:
            raise ValueError("no length")
        size, data = int(line[1], 16), data[line.end() :]
        if size:
            body += data[:size]
            if data[size : size + 2] != b"\r\n":
                raise ValueError("no end of a chunk")
            data = data[size + 2 :]
    trailers = {}
    while not data.startswith(b"\r\n"):
        line = field.match(data)
        if not line:
            raise ValueError("no trailer")
        name, value, data = line[1].decode().lower(), line[2].decode("latin-1"), data[line.end() :]
        trailers[name] = f"{trailers[name]}, {value}" if name in trailers else value
    return body, trailers
