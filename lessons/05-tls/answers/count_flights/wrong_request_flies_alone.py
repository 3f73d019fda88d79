"""The request is always in a flight of its own, so all flights before it count."""


def count_flights(messages):
    count, speaker, previous = 0, None, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":  # what came before it was sent before
            return count - 1 + (previous == "client")
        previous = sender
