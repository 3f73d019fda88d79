"""Treats the stream as a file and reads exactly so many bytes."""

import io


def frames(chunks):
    file, found = io.BytesIO(b"".join(chunks)), []

    def exactly(count):
        data = file.read(count)
        if len(data) != count:
            raise ValueError("cut off")
        return data

    while head := file.read(2):
        if len(head) == 1:
            raise ValueError("cut off")
        found.append(exactly(head[0] * 256 + head[1]))
    return found
