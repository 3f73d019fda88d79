"""A no may be the mistake of one server, so the next one is asked as well."""


def ask_zone(zone, addresses, name, type, ask):
    no = "lame", None
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind in ("nx", "nodata"):
            no = kind, None
        elif kind != "lame":
            return kind, data
    return no
