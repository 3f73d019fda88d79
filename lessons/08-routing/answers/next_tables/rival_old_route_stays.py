"""Keeps the path it had among those of equal kind and length: a neighbour with a lower number offers one, too."""


def next_tables(links, origins, tables):
    ranks = ["customer", "peer", "provider"]
    new = {}
    for a, sides in links.items():
        heard = {}
        for b, is_a in sides.items():
            for prefix, path in tables[b].items():
                learned_from = links[b][path[1]] if len(path) > 1 else "own"
                if may_export(learned_from, links[b][a]) and a not in path:
                    had = (a, *path) == tables[a].get(prefix)
                    heard.setdefault(prefix, []).append((ranks.index(is_a), len(path), not had, b, (a, *path)))
        new[a] = {prefix: min(found)[-1] for prefix, found in heard.items()}
        new[a] |= dict.fromkeys(origins.get(a, []), (a,))
    return new
