"""Gives every name the least lifetime as soon as one has a bad one."""


def mend(config):
    new = with_switches_set(config)
    inside = [place for section in ("origins", "services", "pools") for place in new[section].values()]
    used = [place["address"] for place in inside]
    free = (address for n in count() if (address := f"10.9.9.{n}") not in used)
    for n, place in enumerate(inside):
        if not place["address"].startswith("10.") or place["address"] in used[:n]:
            place["address"] = next(free)
    if sum(pool["size"] for pool in new["pools"].values()) * len(new["origins"]) > new["database"]["connections"]:
        for pool in new["pools"].values():
            pool["size"] = pool["busy"]
    low, high = new["objectives"]["amortise_s"], new["objectives"]["failover_s"]
    if not all(low <= record["ttl_s"] <= high for record in new["dns"].values()):
        for record in new["dns"].values():
            record["ttl_s"] = low
    for origin in new["origins"].values():
        if origin["cors"]["credentials"]:
            origin["cors"]["origins"] = [name for name in origin["cors"]["origins"] if name not in ("*", "null")]
    return new
