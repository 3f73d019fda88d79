"""Asks the servers of a referral from the last one to the first."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses][::-1]
        elif kind == "cname":
            name = data
        else:
            return data or []
