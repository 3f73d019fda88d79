"""What counts is round trips: two flights are one."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return (count - 1) // 2
