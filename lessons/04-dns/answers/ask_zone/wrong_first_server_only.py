"""All servers of a zone say the same, so one that fails ends the search."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        return kind, data
    return "lame", None
