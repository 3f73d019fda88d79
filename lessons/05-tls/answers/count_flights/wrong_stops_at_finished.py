"""The handshake is over with the first Finished, and so is the counting."""

def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if name in ("SYN", "SYN-ACK", "ACK"):
            continue
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
        if name == "Finished" and sender == "client":
            speaker = "server"
