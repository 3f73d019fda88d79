"""A server without addresses is asked at those that an earlier referral had for it."""


def walk(name, type, roots, ask):
    zones, book = {".": roots}, {}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            book |= {host: addresses for host, addresses in servers.items() if addresses}
            zones[owner] = [address for host in servers for address in book.get(host, [])]
        elif kind == "cname":
            name = data
        else:
            return data or []
