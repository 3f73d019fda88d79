"""Compare id, flags and question byte by byte, and let dnspython only say whether the rest can be read."""


def exchange(address, message, ask):
    def is_reply(received):
        if received[:2] != message[:2] or len(received) < 12 or not received[2] & 0x80:
            return False
        try:
            dns.message.from_wire(received)
        except Exception:
            return False
        if received[4:6] == b"\0\0":
            return received[3] & 15 in (1, 2, 4, 5)
        if received[4:6] != b"\0\1":
            return False
        name, after = dns.name.from_wire(received, 12)
        want, end = dns.name.from_wire(message, 12)
        return name == want and received[12 + after : 16 + after] == message[12 + end : 16 + end]

    replies = [received for received in ask(address, message, "udp") if is_reply(received)]
    if replies and replies[0][2] & 0x02:
        replies = [received for received in ask(address, message, "tcp") if is_reply(received)]
    return replies[0] if replies else None
