"""Sends a reply only if it was not sent before: the second ACK."""


def talk(send, receive, decode, path):
    send(PREFACE + write_frame((4, 0, 0, b"")) + write_frame((1, 5, 1, get_block(path))))
    known = set()
    rest, entries, limit, block, status, body, ends = b"", [], 4096, b"", None, b"", False
    while data := receive():
        frames, rest = read_frames(rest + data)
        for frame in frames:
            kind, flags, _, payload = frame
            owed = [one for one in reply(frame) if one[0] == 8 or one not in known]
            known.update(owed)
            send(b"".join(map(write_frame, owed)))
            if kind == 3 or (kind == 7 and payload[:4] == bytes(4)):
                raise ConnectionError("the server will not answer")
            ends |= kind in (0, 1) and flags & 1 == 1
            if kind == 0:
                body += payload
            if kind in (1, 9):
                block += payload
                if flags & 4:
                    fields, entries, limit = decode(block, entries, limit)
                    seen, block = int(dict(fields).get(":status", 0)), b""
                    status = seen if seen >= 200 else status
            if ends and not block:
                return status, body
    raise ConnectionError("the answer has no end")
