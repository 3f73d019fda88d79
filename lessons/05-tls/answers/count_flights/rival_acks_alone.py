"""Only ACK is skipped, SYN and SYN-ACK are flights."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name == "ACK":
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
