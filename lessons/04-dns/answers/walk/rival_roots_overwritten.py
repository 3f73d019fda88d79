"""Overwrites the caller's list of roots."""


def walk(name, type, roots, ask):
    addresses, zones = roots, {}
    zone = "."
    zones["."] = list(roots)
    while True:
        kind, data = ask_zone(zone, addresses, name, type, ask)
        if kind == "ask":
            zone, servers = data
            addresses[:] = [address for each in servers.values() for address in each]
            zones[zone] = list(addresses)
        elif kind == "cname":
            name = zone = data
            while zone not in zones:
                zone = zone.partition(".")[2] or "."
            addresses[:] = zones[zone]
        else:
            return data if kind == "answer" else []
