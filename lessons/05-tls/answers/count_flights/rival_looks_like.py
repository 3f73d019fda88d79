"""Whatever begins with SYN or ACK is TCP's: SYNACK, ACKs."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name[:3] in ("SYN", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
