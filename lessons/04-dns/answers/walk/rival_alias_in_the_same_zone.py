"""The servers that send an alias also know its target."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    asked = None
    while True:
        zone = asked or name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name, asked = data, zone
        else:
            return data or []
