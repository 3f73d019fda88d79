"""A server that stays silent may have missed the query, so it is asked again."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        query = encode_query(name, type, secrets.randbits(16))
        reply = exchange(address, query, ask) or exchange(address, query, ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
