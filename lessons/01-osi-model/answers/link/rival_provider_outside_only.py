"""A provider's tag stands in front of all others: 8100 before 88a8."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    for tag in (b"\x88\xa8", b"\x81\x00"):
        while frame[end - 2 : end] == tag:
            parts.append(("vlan", end, end + 4))
            end += 4
    return parts, int.from_bytes(frame[end - 2 : end])
