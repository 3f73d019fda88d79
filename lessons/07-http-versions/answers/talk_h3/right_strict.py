"""Raises where the server breaks a rule, as RFC 9114 wants it: none of that comes."""


def talk_h3(send, receive, fields, path):
    send(2, b"\0\4\0", False)
    send(0, get_frame(path), True)
    data, ended = b"", False
    while not ended:
        came = receive()
        if came is None:
            raise ConnectionError("no more comes")
        stream, piece, fin = came
        if stream == 3 and fin:
            raise ConnectionError("the control stream ended")
        if stream % 4 == 1:
            raise ConnectionError("a stream that no server may open")
        if stream % 4 != 3:
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
        if len(data) < begin + size:
            raise ConnectionError("a frame is cut off")
        payload, data = data[begin : begin + size], data[begin + size :]
        if kind in (3, 4, 7, 13):
            raise ConnectionError("a frame of the control stream")
        if kind == 0:
            body += payload
        if kind == 1:
            name, value = fields(payload)[0]
            if name == ":status" and value >= "200":
                status = int(value)
    return status, body
