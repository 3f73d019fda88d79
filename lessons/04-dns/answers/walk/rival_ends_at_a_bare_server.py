"""A server without addresses ends the list: those behind it are not asked."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = []
            for addresses in servers.values():
                if not addresses:
                    break
                zones[owner] += addresses
        elif kind == "cname":
            name = data
        else:
            return data or []
