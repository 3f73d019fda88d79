"""Counts the header from byte 14 where the frame has a tag: at is 18."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, (at if at < 15 else 14) + 4 * (frame[at] & 15))
    return [header], None if later else frame[at + 9], at + number(2)
