"""Where no server of a zone is of use the zone above is asked again."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "lame" and zone != ".":
            return (
                ask_zone(zone.partition(".")[2] or ".", zones.get(zone.partition(".")[2] or ".", []), name, type, ask)[
                    1
                ]
                or []
            )
        elif kind == "cname":
            name = data
        else:
            return data or []
