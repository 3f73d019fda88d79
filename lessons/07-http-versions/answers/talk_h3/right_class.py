"""An object is fed the pieces of stream 0 and cuts them as they come."""


class Answer:
    def __init__(self, fields):
        self.fields, self.rest, self.status, self.parts = fields, b"", None, []

    def feed(self, data):
        self.rest += data
        while (head := self.head()) and len(self.rest) >= head[1] + head[2]:
            kind, begin, size = head
            payload, self.rest = self.rest[begin : begin + size], self.rest[begin + size :]
            if kind == 1:
                self.headers(payload)
            elif kind == 0:
                self.parts.append(payload)

    def head(self):
        try:
            kind, first = varint(self.rest)
            size, second = varint(self.rest[first:])
        except ValueError:
            return None
        return kind, first + second, size

    def headers(self, section):
        for name, value in self.fields(section):
            if name == ":status" and int(value) > 199:
                self.status = int(value)


def talk_h3(send, receive, fields, path):
    send(0, get_frame(path), True)
    send(2, b"\0\4\0", False)
    answer = Answer(fields)
    while True:
        stream, data, ended = receive() or (0, None, False)
        if data is None:
            raise ConnectionResetError
        if stream != 0:
            continue
        answer.feed(data)
        if ended:
            break
    if answer.rest:
        raise ConnectionAbortedError
    return answer.status, b"".join(answer.parts)
