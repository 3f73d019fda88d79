"""Tells each server one label more than its zone has, not the whole name."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        labels = name.split(".")
        short = ".".join(labels[-(1 if zone == "." else zone.count(".") + 2) :])
        kind, data = ask_zone(zone, zones[zone], short, type, ask)
        if kind not in ("ask", "lame") and short != name:
            kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name = data
        else:
            return data or []
