"""Hands step the root as the zone, so it believes addresses from outside."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, ".") if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
