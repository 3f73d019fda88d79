"""After a customer's tag no other one comes: 8100 before 8100."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while frame[end - 2 : end] == b"\x88\xa8":
        parts.append(("vlan", end, end + 4))
        end += 4
    if frame[end - 2 : end] == b"\x81\x00":
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, int.from_bytes(frame[end - 2 : end])
