"""TCP's segments are skipped where the client sends them."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if sender == "client" and name in ("SYN", "ACK") or name == "SYN-ACK":
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
