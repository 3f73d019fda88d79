"""Cuts the flags off a text of bits without its leading zeros: 0x0001 becomes nothing."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = int(f"{number(6):b}"[3:] or "0", 2)
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else frame[at + 9], at + number(2)
