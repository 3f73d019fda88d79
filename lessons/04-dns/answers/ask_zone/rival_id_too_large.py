"""Ids go up to 65536."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, encode_query(name, type, 65536 - secrets.randbelow(2)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
