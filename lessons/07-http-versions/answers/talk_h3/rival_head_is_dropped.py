"""A head that is cut at the end is taken for nothing."""


def talk_h3(send, receive, fields, path):
    send(2, b"\0\4\0", False)
    send(0, get_frame(path), True)
    data, status, body, end = b"", None, b"", False
    while not end:
        if (came := receive()) is None:
            raise ConnectionError("the answer has no end")
        stream, part, ends = came
        if stream == 0:
            data, end = data + part, ends
    while data:
        try:
            kind, used = varint(data)
            size, more = varint(data[used:])
        except ValueError:
            break
        payload, data = data[used + more :][:size], data[used + more + size :]
        if len(payload) < size:
            raise ConnectionError("the answer ends in a frame")
        match kind:
            case 0:
                body += payload
            case 1:
                said = dict(fields(payload)).get(":status", "1")
                status = status if said.startswith("1") else int(said)
    return status, body
