"""What comes at a time is one frame, whole."""


def talk_h3(send, receive, fields, path):
    send(2, b"\0\4\0", False)
    send(0, get_frame(path), True)
    status, body, end = None, b"", False
    while not end:
        if (came := receive()) is None:
            raise ConnectionError("the answer has no end")
        stream, data, ends = came
        if stream == 0:
            end = ends
            try:
                kind, used = varint(data)
                size, more = varint(data[used:])
            except ValueError:
                continue
            payload = data[used + more :][:size]
            if kind == 0:
                body += payload
            if kind == 1:
                said = dict(fields(payload)).get(":status", "1")
                status = status if said.startswith("1") else int(said)
    return status, body
