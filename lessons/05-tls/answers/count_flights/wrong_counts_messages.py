"""Every message is a flight of its own."""


def count_flights(messages):
    names = [name for _, name in messages if name not in ("SYN", "SYN-ACK", "ACK")]
    return names.index("request")
