"""A target in the zone of its alias is asked there, though a deeper zone is known."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = stay if (stay := locals().get("at")) and ("." + name).endswith("." + stay) else name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name, at = data, zone
        else:
            return data or []
