"""A frame of another type may be cut: HEADERS, DATA, and two bytes of a frame of type 0x21."""


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
    status, body = None, b""
    while data:
        try:
            kind, used = varint(data)
            size, more = varint(data[used:])
        except ValueError:
            raise ConnectionError("a number is cut off") from None
        begin = used + more
        if kind in (0, 1) and len(data) < begin + size:
            raise ConnectionError("a frame is cut off")
        payload, data = data[begin : begin + size], data[begin + size :]
        if kind == 0:
            body += payload
        if kind == 1:
            found = dict(fields(payload)).get(":status", "")
            if status is None and found >= "200":
                status = int(found)
    return status, body
