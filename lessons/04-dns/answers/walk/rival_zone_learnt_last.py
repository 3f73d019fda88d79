"""Asks the zone learnt last that the name is in, though a deeper one was learnt before it."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = next(zone for zone in reversed(zones) if zone == "." or f".{name}".endswith(f".{zone}"))
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones.pop(owner, None)
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name = data
        else:
            return data or []
