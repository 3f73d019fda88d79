"""A machine with a state, which takes whole frames off the front."""


def talk_h3(send, receive, fields, path):
    send(2, b"\0\4\0", False)
    send(0, get_frame(path), True)
    state = {"status": None, "body": b""}

    def digest(rest):
        """Takes whole frames off the front and gives what is left."""
        try:
            kind, one = varint(rest)
            size, two = varint(rest[one:])
        except ValueError:
            return rest
        if len(rest) < one + two + size:
            return rest
        payload = rest[one + two : one + two + size]
        if kind == 0:
            state["body"] += payload
        if kind == 1 and state["status"] is None:
            code = int(dict(fields(payload)).get(":status", 0))
            state["status"] = code if code > 199 else None
        return digest(rest[one + two + size :])

    rest = b""
    for stream, data, fin in iter(receive, None):
        if stream:
            continue
        rest = digest(rest + data)
        if fin:
            if rest:
                raise ConnectionError("a frame is cut")
            return state["status"], state["body"]
    raise ConnectionError("the answer has no end")
