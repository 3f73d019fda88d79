"""What a network has heard once it keeps until it hears something better."""


def next_tables(links, origins, tables):
    ranks = ["customer", "peer", "provider"]
    new = {}
    for a, sides in links.items():
        heard = {
            p: [(ranks.index(sides[path[1]]), len(path) - 1, path[1], path)]
            for p, path in tables[a].items()
            if len(path) > 1
        }
        for b, is_a in sides.items():
            for prefix, path in tables[b].items():
                learned_from = links[b][path[1]] if len(path) > 1 else "own"
                if may_export(learned_from, links[b][a]) and a not in path:
                    heard.setdefault(prefix, []).append((ranks.index(is_a), len(path), b, (a, *path)))
        new[a] = {prefix: min(found)[-1] for prefix, found in heard.items()}
        new[a] |= dict.fromkeys(origins.get(a, []), (a,))
    return new
