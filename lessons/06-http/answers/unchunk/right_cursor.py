"""A place in the data goes on; patterns of a chunk and of a trailer are matched there."""


def unchunk(data):
    place, body, trailers = 0, bytearray(), {}
    while True:
        end = data.find(b"\r\n", place)
        line = data[place:end]
        digits, semicolon, extension = line.partition(b";")
        if semicolon:
            digits = digits.rstrip(b" \t")
        wrong = end < 0 or not digits or digits.lower().strip(b"0123456789abcdef")
        if wrong or any(sign in extension for sign in b"\r\n\0"):
            raise ValueError("no length")
        place, size = end + 2, int(digits, 16)
        if not size:
            break
        body += data[place : place + size]
        place += size + 2
        if data[place - 2 : place] != b"\r\n":
            raise ValueError("no chunk")
    while data[place : place + 2] != b"\r\n":
        end = data.find(b"\r\n", place)
        name, colon, value = data[place : max(end, place)].partition(b":")
        good = name and not any(sign <= 32 or sign >= 127 or sign in b'"(),/:;<=>?@[\\]{}' for sign in name)
        if not colon or not good or any(sign in value for sign in b"\r\n\0"):
            raise ValueError("no field")
        key, text = name.decode("ascii").lower(), value.strip(b" \t").decode("latin-1")
        trailers[key] = ", ".join([trailers[key], text]) if key in trailers else text
        place = end + 2
    return bytes(body), trailers
