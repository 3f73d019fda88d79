"""All flights count but the last."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            pass
    return count - 1
