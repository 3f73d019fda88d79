"""IPv4's header always has 20 bytes."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 20)
    return [header], None if later else frame[at + 9], at + number(2)
