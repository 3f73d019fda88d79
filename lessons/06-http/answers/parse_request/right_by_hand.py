"""Without patterns: every line is looked at character by character."""


SIGNS = set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = set("0123456789")


def parse_request(data):
    if data.startswith(b"\r\n"):
        data = data[2:]
    at = data.find(b"\r\n\r\n")
    if at < 0:
        raise ValueError("no end of the head")
    lines = data[:at].decode("latin-1").split("\r\n")
    if any(bad in line for line in lines for bad in "\r\n\0"):
        raise ValueError("a character that stands in no line")
    parts = lines[0].split(" ")
    if len(parts) != 3 or parts[2] != "HTTP/1.1" or not is_token(parts[0]) or not parts[1]:
        raise ValueError("no request line")
    if any(not "!" <= c <= "~" for c in parts[1]):
        raise ValueError("no target")
    fields = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if not colon or not is_token(name):
            raise ValueError("no field")
        fields.setdefault(name.lower(), []).append(value.strip(" \t"))
    if len(fields.get("host", [])) != 1 or set(fields["host"][0]) & set(" \t/?#@"):
        raise ValueError("no host")
    body, rest = b"", data[at + 4 :]
    if "transfer-encoding" in fields:
        if "content-length" in fields or [c.lower() for c in fields["transfer-encoding"]] != ["chunked"]:
            raise ValueError("how long?")
        body = rest
    elif "content-length" in fields:
        (text,) = fields["content-length"]
        if not text or set(text) - DIGITS or int(text) > len(rest):
            raise ValueError("how long?")
        body = rest[: int(text)]
    headers = {name: ", ".join(values) for name, values in fields.items()}
    return {"method": parts[0], "target": parts[1], "headers": headers, "body": body}


def is_token(text):
    return bool(text) and not set(text) - SIGNS
