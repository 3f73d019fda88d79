"""Takes UDP where nothing is needed."""


def choose(needs):
    if not needs:
        return "UDP", set()
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"order"}, {"many receivers"}),
        ("UDP", {"every byte", "order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, needs & leaves) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
