"""Reads the header's length as a decimal digit: ten words are the digit a."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 4 * int(f"{frame[at]:02x}"[1]))
    return [header], None if later else frame[at + 9], at + number(2)
