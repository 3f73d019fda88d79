"""A name is in a zone when its text ends with that of the zone."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = max((known for known in zones if known == "." or name.endswith(known)), key=len)
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name = data
        else:
            return data or []
