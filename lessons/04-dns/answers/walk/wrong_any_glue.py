"""The additional section is there to help: every address in it can be used."""


def walk(name, type, roots, ask):
    zones, found, left = {".": {"the roots": roots}}, {}, 50

    def addresses(zone):
        for host, glue in zones[zone].items():
            if not glue and host not in found:
                found[host] = []
                found[host] = find(host, "A")
            yield from glue or found[host]

    def first_use(zone, name, type):
        nonlocal left
        for address in addresses(zone):
            if not left:
                return "nodata", None
            left -= 1
            reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
            kind, data = step(reply, zone) if reply else ("lame", None)
            if kind == "ask":
                for records in dns.message.from_wire(reply).additional:
                    host = records.name.to_text(omit_final_dot=True)
                    if records.rdtype == A and host in data[1]:
                        data[1][host] = [str(record) for record in records]
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
