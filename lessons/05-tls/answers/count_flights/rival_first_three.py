"""TCP's segments are the first three messages."""

def count_flights(messages):
    count, speaker = 0, None
    for n, (sender, name) in enumerate(messages):
        if n < 3 and name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
