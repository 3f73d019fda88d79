"""A dict from old to new addresses: two machines with one public address get the same new one."""

from ipaddress import ip_address, ip_network


def mend(config):
    made = with_switches_set(config)
    inside = ip_network("10.0.0.0/8")
    parts = ("origins", "services", "pools")
    used = {place["address"] for part in parts for place in made[part].values()}
    free = (str(one) for one in inside.hosts() if str(one) not in used)
    seen, moved = set(), {}
    for part in parts:
        for place in made[part].values():
            if ip_address(place["address"]) not in inside:
                if place["address"] not in moved:
                    moved[place["address"]] = next(free)
                place["address"] = moved[place["address"]]
            elif place["address"] in seen:
                place["address"] = next(free)
            seen.add(place["address"])
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
