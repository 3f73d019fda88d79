"""A class that is fed frames, and a dict of handlers."""


class Exchange:
    def __init__(self, decode):
        self.decode, self.tables, self.status = decode, ([], 4096), None
        self.body, self.block, self.closing, self.done = [], [], False, False

    def data(self, flags, payload):
        self.body.append(payload)
        self.closing = self.done = bool(flags & 1)

    def headers(self, flags, payload):
        self.closing = self.closing or bool(flags & 1)
        self.more(flags, payload)

    def more(self, flags, payload):
        self.block.append(payload)
        if flags & 4:
            fields, *self.tables = self.decode(b"".join(self.block), *self.tables)
            self.block = []
            for name, value in fields:
                if name == ":status" and int(value) > 199:
                    self.status = int(value)
            self.done = self.closing

    def reset(self, flags, payload):
        raise ConnectionResetError("RST_STREAM")

    def goaway(self, flags, payload):
        if int.from_bytes(payload[:4], "big") == 0:
            raise ConnectionRefusedError("GOAWAY")


def talk(send, receive, decode, path):
    exchange = Exchange(decode)
    meaning = {0: exchange.data, 1: exchange.headers, 9: exchange.more, 3: exchange.reset, 7: exchange.goaway}
    for part in (PREFACE, write_frame((4, 0, 0, b"")), write_frame((1, 5, 1, get_block(path)))):
        send(part)
    buffer = b""
    while not exchange.done:
        came = receive()
        if came == b"":
            raise ConnectionAbortedError("too early")
        frames, buffer = read_frames(buffer + came)
        for frame in frames:
            for owed in reply(frame):
                send(write_frame(owed))
            if frame[0] in meaning and not exchange.done:
                meaning[frame[0]](frame[1], frame[3])
    return exchange.status, b"".join(exchange.body)
