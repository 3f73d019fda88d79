"""A message that comes twice in a row counts once, the next of it as a flight."""

def count_flights(messages):
    count, speaker, last = 0, None, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker or name == last:
            count, speaker = count + 1, sender
        last = name
        if name == "request":
            return count - 1
