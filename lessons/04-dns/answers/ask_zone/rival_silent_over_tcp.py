"""Asks a silent server over TCP before it goes on."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        if reply is None:
            reply = next(iter(ask(address, encode_query(name, type, secrets.randbits(16)), "tcp")), None)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
