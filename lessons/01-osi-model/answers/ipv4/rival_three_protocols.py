"""Knows ICMP, TCP and UDP only: 47 is None."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else (frame[at + 9] if frame[at + 9] in (1, 6, 17) else None), at + number(2)
