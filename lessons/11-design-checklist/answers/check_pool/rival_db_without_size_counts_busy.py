"""A pool without a size counts with busy."""

def check_pool(config, probe):
    found, needed = [], 0
    for name, pool in config["pools"].items():
        size, waiting, busy = pool["size"], pool["waiting"], pool["busy"]
        needed += busy if size is None else size
        if size is None or size < busy:
            found.append(("pool", name, ("file", "pools", name, "size")))
        elif waiting is None:
            found.append(("pool", name, ("file", "pools", name, "waiting")))
        else:
            n = min(size + waiting + 1, 200)
            most = probe["burst"](name, n)
            if most["connections"] > size or most["waiting"] > waiting or most["connections"] < min(busy, n):
                found.append(("pool", name, ("burst", name, n)))
    if needed * len(config["origins"]) > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
