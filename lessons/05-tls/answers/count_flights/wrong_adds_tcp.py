"""TCP's handshake is a part of the TLS handshake."""


def count_flights(messages):
    count, speaker = 0, None
    for sender, name in messages:
        if sender != speaker:
            count, speaker = count + 1, sender
        if name == "request":
            return count - 1
