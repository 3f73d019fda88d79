"""Values are joined by a comma alone."""

def parse_request(data):
    head, end, rest = data.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    request = re.fullmatch(REQUEST_LINE, first)
    if not end or not request:
        raise ValueError("no whole head of a request")
    headers = {}
    for line in lines:
        field = re.fullmatch(FIELD, line)
        if not field:
            raise ValueError("a line that is no field")
        name = field[1].lower()
        if name == "host" and name in headers:
            raise ValueError("two hosts")
        headers[name] = f"{headers[name]},{field[2]}" if name in headers else field[2]
    if not re.fullmatch(HOST, headers.get("host", "/")):
        raise ValueError("no host, or one that is no name")
    length, coding = headers.get("content-length", "0"), headers.get("transfer-encoding")
    if coding is None:
        body = rest[: int(length)] if re.fullmatch("[0-9]+", length) else None
        if body is None or len(body) < int(length):
            raise ValueError("cut off, or a length that is no number")
    elif "content-length" in headers or coding.lower() != "chunked":
        raise ValueError("a length in doubt")
    else:
        body = rest
    return {"method": request[1], "target": request[2], "headers": headers, "body": body}
