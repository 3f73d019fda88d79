"""A pool with two faults has two findings (one of the visible tests sorts a set)."""

def check_pool(config, probe):
    found = []
    for name, pool in config["pools"].items():
        size, waiting, busy = pool["size"], pool["waiting"], pool["busy"]
        if size is None or size < busy:
            found.append(("pool", name, ("file", "pools", name, "size")))
        if waiting is None:
            found.append(("pool", name, ("file", "pools", name, "waiting")))
        if size is not None and waiting is not None and size >= busy:
            n = min(200, size + waiting + 1)
            most = probe["burst"](name, n)
            if most["connections"] > size or most["waiting"] > waiting or most["connections"] < min(busy, n):
                found.append(("pool", name, ("burst", name, n)))
    total = sum(pool["size"] or 0 for pool in config["pools"].values())
    if total * len(config["origins"]) > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
