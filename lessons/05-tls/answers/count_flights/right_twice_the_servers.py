"""The client begins and asks: its flights are as many as the server's before the request."""


def count_flights(messages):
    senders = [sender for sender, name in messages[: messages.index(("client", "request"))]
               if name not in {"SYN", "SYN-ACK", "ACK"}]
    turns = [there for before, there in zip(["client", *senders], senders) if before != there]
    return 2 * turns.count("server")
