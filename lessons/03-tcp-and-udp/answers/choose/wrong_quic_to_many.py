"""QUIC runs over UDP, so one packet may go to many receivers."""


def choose(needs):
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"messages"}, {"no waiting"}),
        ("QUIC", {"order"}, set()),
        ("UDP", {"every byte", "order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, needs & leaves) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
