"""TCP is right unless something makes it impossible."""


def choose(needs):
    stream = {"every byte", "order", "pace"}
    alone = {"no waiting", "many receivers"}
    met = {"TCP": stream, "QUIC": {*stream, "secrecy", "independent streams"}, "UDP": {*alone, "messages"}}
    impossible = {"TCP": {*alone, "independent streams"}, "QUIC": alone, "UDP": set()}
    possible = [transport for transport in met if not needs & impossible[transport]]
    transport = possible[0]
    return transport, needs - met[transport]
