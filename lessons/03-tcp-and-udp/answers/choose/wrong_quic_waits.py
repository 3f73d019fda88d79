"""Nothing in a QUIC connection is read before all that was sent before it."""


def choose(needs):
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"order"}, {"no waiting", "many receivers"}),
        ("UDP", {"every byte", "order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, needs & leaves) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
