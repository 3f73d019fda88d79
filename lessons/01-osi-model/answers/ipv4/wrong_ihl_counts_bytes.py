"""The length in the first byte counts bytes: 5 is the least, and each one more is one byte more."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 15 + (frame[at] & 15))
    return [header], None if later else frame[at + 9], at + number(2)
