"""One request more than there are connections shows whether somebody is refused."""


def check_pool(config, probe):
    found, total = [], 0
    for pool, told in config["pools"].items():
        size, waiting, busy = told["size"], told["waiting"], told["busy"]
        if size is not None:
            total += size
        call = None
        if size is None or size < busy:
            call = ("file", "pools", pool, "size")
        elif waiting is None:
            call = ("file", "pools", pool, "waiting")
        else:
            most = probe["burst"](pool, size + 1)
            if most["connections"] > size or most["connections"] < busy or most["waiting"] > waiting:
                call = ("burst", pool, size + 1)
        if call:
            found.append(("pool", pool, call))
    if total * len(config["origins"]) > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
