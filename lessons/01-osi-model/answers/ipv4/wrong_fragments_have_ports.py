"""Every fragment of a packet begins with the next header."""


def ipv4(frame, at):
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], frame[at + 9], at + number(2)
