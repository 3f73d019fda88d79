"""Reads the upper byte of the offset only: 185 is not 0."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = frame[at + 6] & 31 or frame[at + 7] == 185
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else frame[at + 9], at + number(2)
