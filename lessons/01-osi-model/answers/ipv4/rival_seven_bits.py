"""Takes seven bits for the protocol: 132 becomes 4."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else frame[at + 9] & 127, at + number(2)
