"""Asks all servers, and takes the first reply that is of use."""


def ask_zone(zone, addresses, name, type, ask):
    best = "lame", None
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            best = (kind, data) if best[0] == "lame" else best
    return best
