"""A query asks for recursion, or the server would not look the name up."""


def walk(name, type, roots, ask):
    zones = {".": roots}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        for address in zones[zone]:
            reply = exchange(address, dns.message.make_query(name, type).to_wire(), ask)
            kind, data = step(reply, zone) if reply else ("lame", None)
            if kind != "lame":
                break
        else:
            return []
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name = data
        else:
            return data or []
