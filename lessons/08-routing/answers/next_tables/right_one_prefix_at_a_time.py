"""One prefix and one network at a time, by three questions to each neighbour."""


def next_tables(links, origins, tables):
    def offered(b, a, prefix):
        path = tables[b].get(prefix)
        if path is None or a in path:
            return None
        mine = path == (b,)
        return path if mine or links[b][a] == "customer" or links[b][path[1]] == "customer" else None

    def chosen(a, prefix):
        if prefix in origins.get(a, []):
            return (a,)
        for relation in ("customer", "peer", "provider"):
            found = None
            for b in sorted(links[a]):
                path = offered(b, a, prefix) if links[a][b] == relation else None
                if path and (found is None or len(path) < len(found)):
                    found = path
            if found:
                return (a, *found)
        return None

    prefixes = {p for table in tables.values() for p in table} | {p for found in origins.values() for p in found}
    return {a: {p: path for p in prefixes if (path := chosen(a, p))} for a in links}
