"""Tables are made for whoever is somebody's neighbour: a network without neighbours has none."""


def next_tables(links, origins, tables):
    ranks = ["customer", "peer", "provider"]
    new = {}
    for a in dict.fromkeys(b for sides in links.values() for b in sides):
        heard = {}
        for b, is_a in links[a].items():
            for prefix, path in tables[b].items():
                learned_from = links[b][path[1]] if len(path) > 1 else "own"
                if may_export(learned_from, links[b][a]) and a not in path:
                    heard.setdefault(prefix, []).append((ranks.index(is_a), len(path), b, (a, *path)))
        new[a] = {prefix: min(found)[-1] for prefix, found in heard.items()}
        new[a] |= dict.fromkeys(origins.get(a, []), (a,))
    return new
