"""The id may be any number, so the same one does for all queries."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, encode_query(name, type, 4242), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
