"""UDP sends again what was lost."""


def choose(needs):
    stream = {"every byte", "order", "pace"}
    alone = {"no waiting", "many receivers"}
    met = {
        "TCP": stream,
        "QUIC": {*stream, "secrecy", "independent streams"},
        "UDP": {*alone, "messages", "every byte"},
    }
    impossible = {"TCP": {*alone, "independent streams"}, "QUIC": alone, "UDP": set()}
    possible = [transport for transport in met if not needs & impossible[transport]]
    transport = min(possible, key=lambda transport: len(needs - met[transport]))
    return transport, needs - met[transport]
