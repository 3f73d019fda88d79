"""All of stream 0 is collected; an iterator over its bytes reads numbers and payloads by itself."""

from itertools import islice


def number(source):
    first = next(source)
    value = first & 0x3F
    for _ in range((1 << (first >> 6)) - 1):
        value = value << 8 | next(source)
    return value


def frames(data):
    source = iter(data)
    while source.__length_hint__():
        try:
            kind, size = number(source), number(source)
        except StopIteration:
            raise ConnectionError("cut in a head") from None
        payload = bytes(islice(source, size))
        if len(payload) != size:
            raise ConnectionError("cut in a payload")
        yield kind, payload


def collected(receive):
    pieces = []
    for stream, data, end in iter(receive, None):
        if not stream:
            pieces.append(data)
            if end:
                return b"".join(pieces)
    raise ConnectionError("no end")


def talk_h3(send, receive, fields, path):
    send(2, b"\0", False)
    send(2, b"\4\0", False)
    send(0, get_frame(path), False)
    send(0, b"", True)
    all_frames = list(frames(collected(receive)))
    sections = [fields(payload) for kind, payload in all_frames if kind == 1]
    statuses = [int(section[0][1]) for section in sections if section[0][0] == ":status"]
    return next(status for status in statuses if status >= 200), b"".join(
        payload for kind, payload in all_frames if kind == 0
    )
