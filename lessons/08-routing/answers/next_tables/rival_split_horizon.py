"""Drops only what a neighbour has straight from this network: a path that leads through it further on."""


def next_tables(links, origins, tables):
    ranks = ["customer", "peer", "provider"]
    new = {}
    for a, sides in links.items():
        heard = {}
        for b, is_a in sides.items():
            for prefix, path in tables[b].items():
                learned_from = links[b][path[1]] if len(path) > 1 else "own"
                if may_export(learned_from, links[b][a]) and path[1:2] != (a,):
                    heard.setdefault(prefix, []).append((ranks.index(is_a), len(path), b, (a, *path)))
        new[a] = {prefix: min(found)[-1] for prefix, found in heard.items()}
        new[a] |= dict.fromkeys(origins.get(a, []), (a,))
    return new
