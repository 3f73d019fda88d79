"""Believes whoever refuses somebody has a full queue: a pool one smaller than in the file, a queue one longer."""


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
            most = probe["burst"](pool, size + waiting + 1)
            if not most["refused"] or not busy <= most["connections"] <= size:
                call = ("burst", pool, size + waiting + 1)
        if call:
            found.append(("pool", pool, call))
    if total * len(config["origins"]) > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
