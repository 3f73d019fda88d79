"""A generator of frames that answers each before it hands it on."""


def incoming(send, receive):
    rest = b""
    while True:
        data = receive()
        if not data:
            return
        frames, rest = read_frames(rest + data)
        send(b"".join(write_frame(owed) for frame in frames for owed in reply(frame)))
        yield from frames


def talk(send, receive, decode, path):
    send(PREFACE)
    send(write_frame((4, 0, 0, b"")) + write_frame((1, 5, 1, get_block(path))))
    status, body, last, parts, entries, limit = None, b"", False, [], [], 4096
    for kind, flags, _, payload in incoming(send, receive):
        if kind == 3 or kind == 7 and not any(payload[:4]):
            raise ConnectionError(kind)
        if kind == 0:
            body += payload
            if flags & 1:
                return status, body
        elif kind in (1, 9):
            last = bool(flags & 1) if kind == 1 else last
            parts.append(payload)
            if not flags & 4:
                continue
            fields, entries, limit = decode(b"".join(parts), entries, limit)
            parts = []
            number = int(next((value for name, value in fields if name == ":status"), 0))
            if status is None and number >= 200:
                status = number
            if last:
                return status, body
    raise ConnectionError("closed")
