"""A walk that ends without a word from any server is worth a second try."""


def walk(name, type, roots, ask):
    zones, tries = {".": roots}, 0
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "lame" and not tries:
            zones, tries = {".": roots}, 1
        elif kind == "cname":
            name = data
        else:
            return data or []
