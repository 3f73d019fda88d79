"""QUIC runs over UDP, so nothing in it waits for what is missing."""


def choose(needs):
    stream = {"every byte", "order", "pace"}
    alone = {"no waiting", "many receivers"}
    met = {
        "TCP": stream,
        "QUIC": {*stream, "secrecy", "independent streams", "no waiting"},
        "UDP": {*alone, "messages"},
    }
    impossible = {"TCP": {*alone, "independent streams"}, "QUIC": {"many receivers"}, "UDP": set()}
    possible = [transport for transport in met if not needs & impossible[transport]]
    transport = min(possible, key=lambda transport: len(needs - met[transport]))
    return transport, needs - met[transport]
