"""Counts the connections that a burst shows: a pool that runs smaller than the file says, and a tight database."""


def check_pool(config, probe):
    found, together = [], 0
    for pool, told in config["pools"].items():
        size, waiting, busy, bad = told["size"], told["waiting"], told["busy"], []
        if size is None or size < busy:
            bad.append(("file", "pools", pool, "size"))
        if waiting is None:
            bad.append(("file", "pools", pool, "waiting"))
        if not bad:
            call = ("burst", pool, size + waiting + 1)
            most = probe["burst"](*call[1:])
            if most["connections"] > size or most["waiting"] > waiting or most["connections"] < busy:
                bad.append(call)
        together += most["connections"] if not bad else (size or 0)
        if bad:
            found.append(("pool", pool, bad[0]))
    if len(config["origins"]) * together > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
