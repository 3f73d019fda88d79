"""Names the whole pool in the file where the line `size` is asked for."""


def check_pool(config, probe):
    found, total = [], 0
    for pool, told in config["pools"].items():
        size, waiting, busy = told["size"], told["waiting"], told["busy"]
        total += (size or 0) * len(config["origins"])
        if size is None or size < busy:
            found.append(("pool", pool, ("file", "pools", pool)))
        elif waiting is None:
            found.append(("pool", pool, ("file", "pools", pool, "waiting")))
        else:
            n = size + waiting + 1
            most = probe["burst"](pool, n)
            if most["connections"] > size or most["connections"] < busy or most["waiting"] > waiting:
                found.append(("pool", pool, ("burst", pool, n)))
    if total > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
