"""Counts a pool whose size is less than busy as busy for the database."""


def check_pool(config, probe):
    found, total = [], 0
    for pool, told in config["pools"].items():
        size, waiting = told["size"], told["waiting"]
        total += (size and max(size, told["busy"]) or 0) * len(config["origins"])
        if size is None or size < told["busy"]:
            found.append(("pool", pool, ("file", "pools", pool, "size")))
        elif waiting is None:
            found.append(("pool", pool, ("file", "pools", pool, "waiting")))
        else:
            n = size + waiting + 1
            most = probe["burst"](pool, n)
            if not told["busy"] <= most["connections"] <= size or most["waiting"] > waiting:
                found.append(("pool", pool, ("burst", pool, n)))
    if total > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
