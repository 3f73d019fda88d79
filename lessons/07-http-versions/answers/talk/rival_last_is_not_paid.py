"""Returns before it sends the reply to the DATA that ends the answer."""


def talk(send, receive, decode, path):
    send(PREFACE + write_frame((4, 0, 0, b"")) + write_frame((1, 5, 1, get_block(path))))
    rest, entries, limit = b"", [], 4096
    block, status, body, ended = b"", None, b"", False
    while data := receive():
        frames, rest = read_frames(rest + data)
        for frame in frames:
            kind, flags, stream, payload = frame
            if kind == 3:
                raise ConnectionError("reset")
            if kind == 7 and payload[:4] == b"\0\0\0\0":
                raise ConnectionError("goaway")
            if kind == 0:
                body += payload
                if flags & 1:
                    return status, body
            if kind == 1:
                block = b""
                ended = flags & 1
            if kind in (1, 9):
                block += payload
                if flags & 4:
                    fields, entries, limit = decode(block, entries, limit)
                    for name, value in fields:
                        if name == ":status" and int(value) >= 200 and status is None:
                            status = int(value)
                    if ended:
                        return status, body
            for owed in reply(frame):
                send(write_frame(owed))
    raise ConnectionError("no more comes")
