"""Does not hear of a neighbour's own prefix that is withdrawn in this round, though it stands in its table."""

RANK = {"customer": 0, "peer": 1, "provider": 2}


def next_tables(links, origins, tables):
    result = {}
    for a, sides in links.items():
        found = {}
        for b, is_a in sides.items():
            for prefix, path in tables[b].items():
                source = links[b][path[1]] if len(path) > 1 else "own"
                if source == "own" and prefix not in origins.get(b, []):
                    continue
                if a in path or not may_export(source, links[b][a]):
                    continue
                key = (RANK[is_a], len(path), b)
                if prefix not in found or key < found[prefix][0]:
                    found[prefix] = key, (a, *path)
        result[a] = {prefix: path for prefix, (_, path) in found.items()}
        result[a] |= {prefix: (a,) for prefix in origins.get(a, ())}
    return result
