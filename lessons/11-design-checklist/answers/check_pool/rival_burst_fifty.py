"""A large burst is 50 requests."""

def check_pool(config, probe):
    found, needed = [], 0
    for name, pool in config["pools"].items():
        size, waiting, busy = pool["size"], pool["waiting"], pool["busy"]
        needed += size or 0
        if size is None or size < busy:
            found.append(("pool", name, ("file", "pools", name, "size")))
        elif waiting is None:
            found.append(("pool", name, ("file", "pools", name, "waiting")))
        else:
            n = 50
            most = probe["burst"](name, n)
            if most["connections"] > size or most["waiting"] > waiting or most["connections"] < min(busy, n):
                found.append(("pool", name, ("burst", name, n)))
    if needed * len(config["origins"]) > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
