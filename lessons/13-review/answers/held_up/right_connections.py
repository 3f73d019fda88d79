"""A key for what shares an order, and what lies behind the gap of the same key."""


def held_up(protocol, packets, lost):
    def order(name):
        return "all" if protocol == "2" else name

    return {name for name in packets[lost:] if order(name) == order(packets[lost])}
