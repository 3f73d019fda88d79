"""Hands the sections of all HEADERS so far to `fields`, joined: an interim answer before the final one."""


def talk_h3(send, receive, fields, path):
    send(2, b"\0\4\0", False)
    send(0, get_frame(path), True)
    data, ended = b"", False
    while not ended:
        came = receive()
        if came is None:
            raise ConnectionError("no more comes")
        stream, piece, fin = came
        if stream == 0:
            data += piece
            ended = fin
    status, body, sections = None, b"", b""
    while data:
        try:
            kind, used = varint(data)
            size, more = varint(data[used:])
        except ValueError:
            raise ConnectionError("a number is cut off") from None
        begin = used + more
        if len(data) < begin + size:
            raise ConnectionError("a frame is cut off")
        payload, data = data[begin : begin + size], data[begin + size :]
        if kind == 0:
            body += payload
        if kind == 1:
            sections += payload
            found = dict(fields(sections)).get(":status", "")
            if found >= "200":
                status = int(found)
    return status, body
