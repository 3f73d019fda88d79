"""Whoever sends an ACK has spoken, so the other one's flight is over."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            speaker = sender if name == 'ACK' and count else speaker
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
