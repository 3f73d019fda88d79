"""Makes one query, and sends it to all servers."""


def ask_zone(zone, addresses, name, type, ask):
    query = encode_query(name, type, secrets.randbits(16))
    for address in addresses:
        reply = exchange(address, query, ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
