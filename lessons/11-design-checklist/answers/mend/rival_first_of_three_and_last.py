"""Of machines with one address only the last moves: three that share one."""

from ipaddress import ip_address, ip_network


def mend(config):
    made = with_switches_set(config)
    inside = ip_network("10.0.0.0/8")
    parts = ("origins", "services", "pools")
    used = {place["address"] for part in parts for place in made[part].values()}
    free = (str(one) for one in inside.hosts() if str(one) not in used)
    owner = {}
    for part in parts:
        for place in made[part].values():
            if ip_address(place["address"]) not in inside:
                place["address"] = next(free)
            owner.setdefault(place["address"], []).append(place)
    for twins in owner.values():
        if len(twins) > 1:
            twins[-1]["address"] = next(free)
    low, high = made["objectives"]["amortise_s"], made["objectives"]["failover_s"]
    for record in made["dns"].values():
        record["ttl_s"] = min(max(record["ttl_s"], low), high)
    for origin in made["origins"].values():
        cors = origin["cors"]
        if cors["credentials"]:
            cors["origins"] = [one for one in cors["origins"] if one not in ("*", "null")]
    together = sum(pool["size"] for pool in made["pools"].values())
    if len(made["origins"]) * together > made["database"]["connections"]:
        for pool in made["pools"].values():
            pool["size"] = pool["busy"]
    return made
