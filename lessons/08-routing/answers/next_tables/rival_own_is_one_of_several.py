"""The own prefix is entered first and only kept if no customer tells of the same prefix."""

RANK = {"customer": 0, "peer": 1, "provider": 2}


def next_tables(links, origins, tables):
    new = {a: {p: (a,) for p in origins.get(a, [])} for a in links}
    for a in links:
        keys = {}
        for b in sorted(links[a]):
            for prefix, path in tables[b].items():
                learned = "own" if len(path) == 1 else links[b][path[1]]
                if a in path or not may_export(learned, links[b][a]):
                    continue
                key = RANK[links[a][b]], len(path), b
                if prefix not in keys or key < keys[prefix]:
                    keys[prefix] = key
                    new[a][prefix] = (a,) + path
    return new
