"""Picks the best of all that neighbours tell, then drops it if it leads in a circle, and has nothing."""

from collections import defaultdict

ORDER = ["customer", "peer", "provider"]


def next_tables(links, origins, tables):
    heard = {a: defaultdict(list) for a in links}
    for b, table in tables.items():
        for prefix, path in table.items():
            source = "own" if len(path) == 1 else links[b][path[1]]
            for a, kind in links[b].items():
                if may_export(source, kind):
                    heard[a][prefix].append((ORDER.index(links[a][b]), len(path), b, path))
    new = {}
    for a in links:
        chosen = {prefix: min(offers)[-1] for prefix, offers in heard[a].items()}
        new[a] = {prefix: (a, *path) for prefix, path in chosen.items() if a not in path}
        for prefix in origins.get(a, []):
            new[a][prefix] = (a,)
    return new
