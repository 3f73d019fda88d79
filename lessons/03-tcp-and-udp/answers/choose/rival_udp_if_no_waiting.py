"""Takes UDP whenever no waiting is needed."""


def choose(needs):
    if "no waiting" in needs:
        return "UDP", needs & {"every byte", "order", "pace", "secrecy"}
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"order"}, {"many receivers"}),
        ("UDP", {"every byte", "order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, needs & leaves) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
