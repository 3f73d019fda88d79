"""The result is built from links between two networks; one without neighbours has no entry."""

RANK = {"customer": 0, "peer": 1, "provider": 2}


def next_tables(links, origins, tables):
    offers = {}
    for a in links:
        for b in links[a]:
            mine = offers.setdefault(a, {})
            for prefix, path in tables[b].items():
                learned = links[b][path[1]] if len(path) > 1 else "own"
                if a not in path and may_export(learned, links[b][a]):
                    mine.setdefault(prefix, []).append((RANK[links[a][b]], len(path), b, (a, *path)))
    result = {a: {prefix: min(found)[3] for prefix, found in mine.items()} for a, mine in offers.items()}
    for a, prefixes in origins.items():
        result.setdefault(a, {}).update((prefix, (a,)) for prefix in prefixes)
    return result
