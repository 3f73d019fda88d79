"""List the calls that show a fault of a pool; the first one makes its finding."""


def check_pool(config, probe):
    def faults(pool, size, waiting, busy):
        missing = [field for field, bound in (("size", size), ("waiting", waiting)) if bound is None]
        if missing:
            return [("file", "pools", pool, field) for field in missing]
        if size < busy:
            return [("file", "pools", pool, "size")]
        n = min(200, 2 * (size + waiting + 1))
        told = probe["burst"](pool, n)
        sound = told["connections"] in range(busy, size + 1) and told["waiting"] <= waiting
        return [] if sound else [("burst", pool, n)]

    found = {}
    for pool, told in config["pools"].items():
        for call in faults(pool, told["size"], told["waiting"], told["busy"]):
            found.setdefault(pool, call)
    open_at_most = sum(told["size"] or 0 for told in config["pools"].values() for _ in config["origins"])
    if open_at_most > config["database"]["connections"]:
        found["database"] = ("file", "database", "connections")
    return [("pool", place, call) for place, call in found.items()]
