"""Pays for all that came at once, but nobody when it raises; looks at the first field, and at 31 bits of a GOAWAY."""


def talk(send, receive, decode, path):
    send(PREFACE + write_frame((4, 0, 0, b"")) + write_frame((1, 5, 1, get_block(path))))
    rest, entries, limit = b"", [], 4096
    block, status, body, ended = b"", None, b"", False
    while data := receive():
        frames, rest = read_frames(rest + data)
        owed = []
        for frame in frames:
            owed += map(write_frame, reply(frame))
            kind, flags, stream, payload = frame
            if kind == 3 or (kind == 7 and int.from_bytes(payload[:4], "big") & 0x7FFFFFFF == 0):
                raise ConnectionError("the server gives up")
            if kind == 0:
                body += payload
                if flags & 1:
                    send(b"".join(owed))
                    return status, body
            if kind == 1:
                block, ended = payload, flags & 1
            if kind == 9:
                block += payload
            if kind in (1, 9) and flags & 4:
                fields, entries, limit = decode(block, entries, limit)
                if fields[0][0] == ":status" and int(fields[0][1]) >= 200:
                    status = int(fields[0][1])
                if ended:
                    send(b"".join(owed))
                    return status, body
        send(b"".join(owed))
    raise ConnectionError("no more comes")
