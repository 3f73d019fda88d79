"""TCP encrypts what it carries."""


def choose(needs):
    stream = {"every byte", "order", "pace"}
    alone = {"no waiting", "many receivers"}
    met = {
        "TCP": {*stream, "secrecy"},
        "QUIC": {*stream, "secrecy", "independent streams"},
        "UDP": {*alone, "messages"},
    }
    impossible = {"TCP": {*alone, "independent streams"}, "QUIC": alone, "UDP": set()}
    possible = [transport for transport in met if not needs & impossible[transport]]
    transport = min(possible, key=lambda transport: len(needs - met[transport]))
    return transport, needs - met[transport]
