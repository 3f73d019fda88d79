"""Flag 1 of CONTINUATION taken for END_STREAM."""


def talk(send, receive, decode, path):
    send(PREFACE + write_frame((4, 0, 0, b"")) + write_frame((1, 5, 1, get_block(path))))
    rest, block, body = b"", b"", b""
    entries, limit = [], 4096
    status, ended = None, False
    while data := receive():
        frames, rest = read_frames(rest + data)
        for frame in frames:
            for owed in reply(frame):
                send(write_frame(owed))
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
                block, ended = b"", False
            if kind in (1, 9):
                block += payload
                ended = ended or bool(flags & 1)
                if flags & 4:
                    fields, entries, limit = decode(block, entries, limit)
                    code = int(dict(fields).get(":status", 0))
                    if status is None and code >= 200:
                        status = code
                    if ended:
                        return status, body
    raise ConnectionError("no more came")
