"""QUIC runs over UDP, so one packet may go to many receivers."""


def choose(needs):
    stream = {"every byte", "order", "pace"}
    alone = {"no waiting", "many receivers"}
    met = {
        "TCP": stream,
        "QUIC": {*stream, "secrecy", "independent streams", "many receivers"},
        "UDP": {*alone, "messages"},
    }
    impossible = {"TCP": {*alone, "independent streams"}, "QUIC": {"no waiting"}, "UDP": set()}
    possible = [transport for transport in met if not needs & impossible[transport]]
    transport = min(possible, key=lambda transport: len(needs - met[transport]))
    return transport, needs - met[transport]
