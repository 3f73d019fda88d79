"""Whatever begins with request is the request."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name.lower().startswith("request"):
            return count - 1
