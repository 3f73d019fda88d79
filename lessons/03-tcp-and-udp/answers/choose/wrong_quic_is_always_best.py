"""QUIC is the newest, and the best wherever it is possible."""


def choose(needs):
    stream = {"every byte", "order", "pace"}
    alone = {"no waiting", "many receivers"}
    met = {"TCP": stream, "QUIC": {*stream, "secrecy", "independent streams"}, "UDP": {*alone, "messages"}}
    impossible = {"TCP": {*alone, "independent streams"}, "QUIC": alone, "UDP": set()}
    possible = [transport for transport in met if not needs & impossible[transport]]
    transport = "QUIC" if "QUIC" in possible else "UDP"
    return transport, needs - met[transport]
