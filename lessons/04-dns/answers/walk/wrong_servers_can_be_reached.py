"""The servers of a zone can always be reached, or nobody would have put them there."""


def walk(name, type, roots, ask):
    zones, left = {".": {"the roots": roots}}, 50

    def addresses(zone):
        for host, glue in zones[zone].items():
            yield from glue or find(host, "A")

    def first_use(zone, name, type):
        nonlocal left
        for address in addresses(zone):
            if not left:
                return "nodata", None
            left -= 1
            reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
            kind, data = step(reply, zone) if reply else ("lame", None)
            if kind != "lame":
                return kind, data
        return "nodata", None

    def find(name, type):
        while True:
            zone = name
            while zone not in zones:
                zone = zone.partition(".")[2] or "."
            kind, data = first_use(zone, name, type)
            if kind == "ask":
                zones[data[0]] = data[1]
            elif kind == "cname":
                name = data
            else:
                return data or []

    return find(name, type)
