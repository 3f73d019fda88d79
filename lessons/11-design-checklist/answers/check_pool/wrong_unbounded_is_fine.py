"""No bound in the file means that the pool chooses a good one by itself."""


def check_pool(config, probe):
    found, total = [], 0
    for pool, told in config["pools"].items():
        size, waiting, busy = told["size"], told["waiting"], told["busy"]
        if size is not None:
            total += size
        call = None
        if size is not None and size < busy:
            call = ("file", "pools", pool, "size")
        elif size is None or waiting is None:
            pass
        else:
            most = probe["burst"](pool, size + waiting + 1)
            if most["connections"] > size or most["connections"] < busy or most["waiting"] > waiting:
                call = ("burst", pool, size + waiting + 1)
        if call:
            found.append(("pool", pool, call))
    if total * len(config["origins"]) > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
