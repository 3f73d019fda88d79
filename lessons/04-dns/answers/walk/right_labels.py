"""A list of zones as dnspython names: the one with most labels that holds the name is asked until there is a result."""
import dns.name


def walk(name, type, roots, ask):
    known = [(dns.name.root, ".", tuple(roots))]
    result = None
    while result is None:
        target = dns.name.from_text(name)
        _, zone, addresses = max(
            (entry for entry in known if target.is_subdomain(entry[0])), key=lambda entry: len(entry[0].labels)
        )
        kind, data = ask_zone(zone, list(addresses), name, type, ask)
        if kind == "ask":
            owner, servers = data
            known.append((dns.name.from_text(owner), owner, sum(map(tuple, servers.values()), ())))
        elif kind == "cname":
            name = data
        else:
            result = data if kind == "answer" else []
    return result
