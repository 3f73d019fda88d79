"""Raises ValueError when there are no addresses."""


def ask_zone(zone, addresses, name, type, ask):
    if not addresses:
        raise ValueError("no addresses")
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
