"""Ids count up from 0."""


def ask_zone(zone, addresses, name, type, ask):
    for n, address in enumerate(addresses):
        reply = exchange(address, encode_query(name, type, n), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
