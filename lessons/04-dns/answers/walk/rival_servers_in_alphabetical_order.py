"""Asks the servers of a zone in the order of their names."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for host in sorted(servers) for address in servers[host]]
        elif kind == "cname":
            name = data
        else:
            return data or []
