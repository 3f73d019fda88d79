"""A dict of zones; for each query the suffixes of the name are tried from the longest to the root."""
from itertools import chain


def walk(name, type, roots, ask):
    zones = {".": list(roots)}
    while True:
        labels = name.split(".")
        suffixes = (".".join(labels[at:]) for at in range(len(labels)))
        zone = next((suffix for suffix in suffixes if suffix in zones), ".")
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        match kind:
            case "ask":
                owner, servers = data
                zones[owner] = list(chain.from_iterable(servers.values()))
            case "cname":
                name = data
            case "answer":
                return data
            case _:
                return []
