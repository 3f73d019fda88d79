"""Calls itself for each message, which ends after about a thousand."""


def frames(chunks):
    def rest(stream):
        if not stream:
            return []
        if len(stream) < 2 or len(stream) < 2 + int.from_bytes(stream[:2]):
            raise ValueError("cut off")
        end = 2 + int.from_bytes(stream[:2])
        return [stream[2:end], *rest(stream[end:])]

    return rest(b"".join(chunks))
