"""All offers of the round in one list, sorted so that the first for each network and prefix wins."""


def next_tables(links, origins, tables):
    offers = []
    for b, table in tables.items():
        for prefix, path in table.items():
            to_all = len(path) == 1 or links[b][path[1]] == "customer"
            for a, is_a in links[b].items():
                if (to_all or is_a == "customer") and a not in path:
                    rank = {"customer": 0, "peer": 1, "provider": 2}[links[a][b]]
                    offers.append((rank, len(path), b, a, prefix, (a,) + path))
    new = {a: {p: (a,) for p in origins.get(a, ())} for a in links}
    for *_, a, prefix, path in sorted(offers, key=lambda offer: offer[:3]):
        new[a].setdefault(prefix, path)
    return new
