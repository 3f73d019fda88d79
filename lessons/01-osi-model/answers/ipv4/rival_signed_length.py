"""Reads the length as a signed number: 40 000 bytes."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else frame[at + 9], at + int.from_bytes(frame[at + 2 : at + 4], signed=True)
