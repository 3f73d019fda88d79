"""A zone holds every name whose text ends like it."""


def resolve(name, type, roots, ask):
    zones, found, left = {".": {"the roots": roots}}, {}, 32

    def limited(address, message, over):
        nonlocal left
        left -= 1
        return ask(address, message, over) if left >= 0 else []

    def addresses(host, glue):
        if not glue and host not in found:
            found[host] = []
            found[host] = find(host, "A")
        return glue or found[host]

    def ask_servers(zone, name, type):
        for host, glue in zones[zone].items():
            kind, data = ask_zone(zone, addresses(host, glue), name, type, limited)
            if kind != "lame":
                return kind, data
        return "lame", None

    def find(name, type):
        while True:
            zone = max((one for one in zones if one == "." or name.endswith(one)), key=lambda one: len(one.strip(".")))
            kind, data = ask_servers(zone, name, type)
            if kind == "ask":
                zones[data[0]] = data[1]
            elif kind == "cname":
                name = data
            else:
                return data or []

    return find(name, type)
