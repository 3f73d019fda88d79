"""Bytes are read from streams, one within the other."""

from io import BytesIO


def sni(client_hello):
    outer, message = BytesIO(client_hello), BytesIO()
    while outer.read(1) == b"\x16":
        outer.read(2)
        message.write(block(outer, 2))
    message.seek(0)
    if message.read(1) != b"\x01":
        return None
    body = BytesIO(block(message, 3))
    body.read(34)
    for size in (1, 2, 1):
        block(body, size)
    content = dict(typed(block(body, 2), 2)).get(0, b"")
    name = dict(typed(block(BytesIO(content), 2), 1)).get(0)
    return None if name is None else name.decode()


def block(stream, size):
    return stream.read(int.from_bytes(stream.read(size), "big"))


def typed(data, size):
    stream = BytesIO(data)
    while kind := stream.read(size):
        yield int.from_bytes(kind, "big"), block(stream, 2)
