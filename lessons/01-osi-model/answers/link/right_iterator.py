"""Steps through the frame's types, every fourth byte from 12, with takewhile."""


from itertools import count, takewhile


def link(frame):
    def is_tag(at):
        return frame[at : at + 2] in (b"\x81\x00", b"\x88\xa8")

    tags = [("vlan", at + 2, at + 6) for at in takewhile(is_tag, count(12, 4))]
    at = tags[-1][2] if tags else 14
    return [("ethernet", 0, 14), *tags], frame[at - 2] << 8 | frame[at - 1]
