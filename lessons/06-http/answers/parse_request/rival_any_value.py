"""Takes any character in a value, a CR alone and NUL too."""


def parse_request(data):
    if data.startswith(b"\r\n"):
        data = data[2:]
    head, separator, rest = data.partition(b"\r\n\r\n")
    if not separator:
        raise ValueError("the head has no end")
    lines = head.decode("latin-1").split("\r\n")
    start = re.fullmatch(REQUEST_LINE, lines[0])
    if start is None:
        raise ValueError("bad request line")
    headers, seen = {}, []
    for line in lines[1:]:
        found = re.fullmatch(rf"({TOKEN}):[ \t]*(.*?)[ \t]*", line)
        if found is None:
            raise ValueError("bad field")
        name, value = found[1].lower(), found[2]
        seen.append(name)
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    if seen.count("host") != 1 or not re.fullmatch(HOST, headers["host"]):
        raise ValueError("bad host")
    body = b""
    if "transfer-encoding" in headers:
        if "content-length" in headers or headers["transfer-encoding"].lower() != "chunked":
            raise ValueError("bad framing")
        body = rest
    elif "content-length" in headers:
        if not re.fullmatch("[0-9]+", headers["content-length"]):
            raise ValueError("bad length")
        length = int(headers["content-length"])
        if len(rest) < length:
            raise ValueError("cut off")
        body = rest[:length]
    return {"method": start[1], "target": start[2], "headers": headers, "body": body}
