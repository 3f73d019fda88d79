"""UDP sends again what was lost."""


def choose(needs):
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"order"}, {"many receivers"}),
        ("UDP", {"order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, needs & leaves) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
