"""The recording is used up."""

def count_flights(messages):
    count, speaker = 0, None
    while messages:
        sender, name = messages.pop(0)
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
