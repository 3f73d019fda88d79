"""The answer has ended when as many bytes have come as content-length says."""


def talk(send, receive, decode, path):
    send(PREFACE + write_frame((4, 0, 0, b"")) + write_frame((1, 5, 1, get_block(path))))
    rest, entries, limit = b"", [], 4096
    block, status, body, ended, length = b"", None, b"", False, -1
    while data := receive():
        frames, rest = read_frames(rest + data)
        for frame in frames:
            for owed in reply(frame):
                send(write_frame(owed))
            kind, flags, stream, payload = frame
            if kind == 3 or (kind == 7 and payload[:4] == bytes(4)):
                raise ConnectionError("the server gives up")
            if kind == 0:
                body += payload
                if flags & 1 or len(body) == length:
                    return status, body
            if kind == 1:
                block, ended = payload, flags & 1
            if kind == 9:
                block += payload
            if kind in (1, 9) and flags & 4:
                fields, entries, limit = decode(block, entries, limit)
                if status is None and fields and fields[0][0] == ":status" and int(fields[0][1]) >= 200:
                    status = int(fields[0][1])
                length = int(dict(fields).get("content-length", -1)) if status else -1
                if ended:
                    return status, body
    raise ConnectionError("no more comes")
