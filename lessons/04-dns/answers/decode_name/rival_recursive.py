"""A call for each pointer: 1500 of them are too deep."""


def decode_name(message, offset):
    def read(at, began):
        labels = []
        while True:
            if at >= len(message):
                raise ValueError("cut")
            first = message[at]
            if first >= 192:
                if at + 1 >= len(message):
                    raise ValueError("cut")
                target = (first - 192) * 256 + message[at + 1]
                if target >= began:
                    raise ValueError("not back")
                return labels + read(target, target)[0], at + 2
            if first >= 64:
                raise ValueError("reserved")
            if at + first >= len(message):
                raise ValueError("cut")
            if first == 0:
                return labels, at + 1
            labels.append(message[at + 1 : at + 1 + first].decode())
            at += 1 + first

    labels, after = read(offset, offset)
    if sum(len(label) + 1 for label in labels) > 254:
        raise ValueError("too long")
    return ".".join(labels) or ".", after
