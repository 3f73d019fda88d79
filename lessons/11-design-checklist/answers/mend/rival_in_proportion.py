"""Shrinks pools in proportion, none below busy, and does not look whether that fits."""


def mend(config):
    new = with_switches_set(config)
    inside = [place for section in ("origins", "services", "pools") for place in new[section].values()]
    used = [place["address"] for place in inside]
    free = (address for n in count() if (address := f"10.9.9.{n}") not in used)
    for n, place in enumerate(inside):
        if not place["address"].startswith("10.") or place["address"] in used[:n]:
            place["address"] = next(free)
    needed = sum(pool["size"] for pool in new["pools"].values()) * len(new["origins"])
    if needed > new["database"]["connections"]:
        for pool in new["pools"].values():
            pool["size"] = max(pool["busy"], pool["size"] * new["database"]["connections"] // needed)
    low, high = new["objectives"]["amortise_s"], new["objectives"]["failover_s"]
    for record in new["dns"].values():
        record["ttl_s"] = min(max(record["ttl_s"], low), high)
    for origin in new["origins"].values():
        if origin["cors"]["credentials"]:
            origin["cors"]["origins"] = [name for name in origin["cors"]["origins"] if name not in ("*", "null")]
    return new
