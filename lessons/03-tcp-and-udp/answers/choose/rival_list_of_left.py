"""Gives a list instead of a set."""


def choose(needs):
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"order"}, {"many receivers"}),
        ("UDP", {"every byte", "order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, sorted(needs & leaves)) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
