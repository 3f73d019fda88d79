"""Messages may be split, but the two bytes of a length come together."""


def frames(chunks):
    found, message, missing = [], b"", 0
    for chunk in chunks:
        while chunk or (missing == 0 and message):
            if missing == 0:
                missing, chunk = int.from_bytes(chunk[:2]), chunk[2:]
                if missing == 0:
                    found.append(b"")
                continue
            part, chunk = chunk[:missing], chunk[missing:]
            message, missing = message + part, missing - len(part)
            if missing == 0:
                found.append(message)
                message = b""
    if missing:
        raise ValueError("the stream ends within a message")
    return found
