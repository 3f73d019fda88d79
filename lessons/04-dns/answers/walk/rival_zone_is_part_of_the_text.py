"""A name is in a zone if the zone's text occurs in it."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = max((known for known in zones if known == "." or known in name), key=len)
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name = data
        else:
            return data or []
