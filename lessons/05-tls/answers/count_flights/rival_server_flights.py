"""The server's flights are counted alone."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + (sender == 'server'), sender
        if name == "request":
            return count
