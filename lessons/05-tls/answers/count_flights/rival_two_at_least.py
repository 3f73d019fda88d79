"""A handshake has two flights, unless the request comes first of all."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1 if count > 1 or len(messages) < 2 else 2
