"""Shuffles the addresses first, to spread the load."""


def ask_zone(zone, addresses, name, type, ask):
    import random

    addresses = random.sample(addresses, len(addresses))
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
