"""Reads the low byte of a short packet's length: 256 to 299."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else frame[at + 9], at + (number(2) if number(2) >= 300 else frame[at + 3])
