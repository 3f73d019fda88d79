"""Takes QUIC for one column that leaves both."""


def choose(needs):
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"order", "messages"}, {"many receivers"}),
        ("UDP", {"every byte", "order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, needs & leaves) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
