"""Each server is asked for the next label only, as it knows no more."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        depth = 1 if zone == "." else zone.count(".") + 2
        asked = ".".join(name.split(".")[-depth:])
        reply = exchange(address, encode_query(asked, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
