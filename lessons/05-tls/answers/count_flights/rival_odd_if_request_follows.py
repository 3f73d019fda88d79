"""The request's flight counts if something stands in front of it."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker, own = count + 1, sender, 0
        own += 1
        if name == "request":
            return count - 1 + (own > 1)
