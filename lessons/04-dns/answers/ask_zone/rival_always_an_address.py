"""Asks for the type A, whatever is wanted."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, encode_query(name, "A", secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
