"""Changes the given config: any fault."""


def mend(config):
    new = config
    taken = {place["address"] for part in ("origins", "services", "pools") for place in new[part].values()}
    seen = set()
    for part in ("origins", "services", "pools"):
        for place in new[part].values():
            if not place["address"].startswith("10.") or place["address"] in seen:
                n = 1
                while f"10.77.0.{n}" in taken:
                    n += 1
                place["address"] = f"10.77.0.{n}"
                taken.add(place["address"])
            seen.add(place["address"])
    for edge in new["edges"].values():
        edge["certificate"] = "managed"
        if edge["protocols"][0] != "h2":
            edge["protocols"] = ["h2"] + [p for p in edge["protocols"] if p != "h2"]
        edge["versions"] = [v for v in edge["versions"] if v not in ("TLSv1.0", "TLSv1.1")]
        if not edge["versions"]:
            edge["versions"] = ["TLSv1.3"]
    for pool in new["pools"].values():
        if pool["waiting"] is None:
            pool["waiting"] = 10
        if pool["size"] is None or pool["size"] < pool["busy"]:
            pool["size"] = pool["busy"]
    total = sum(pool["size"] for pool in new["pools"].values()) * len(new["origins"])
    if total > new["database"]["connections"]:
        for pool in new["pools"].values():
            pool["size"] = pool["busy"]
    for service in new["services"].values():
        service["keep_alive"] = True
    for record in new["dns"].values():
        if record["ttl_s"] < new["objectives"]["amortise_s"]:
            record["ttl_s"] = new["objectives"]["amortise_s"]
        if record["ttl_s"] > new["objectives"]["failover_s"]:
            record["ttl_s"] = new["objectives"]["failover_s"]
        if record["entry"] == "single":
            record["entry"] = "anycast"
    for origin in new["origins"].values():
        if origin["cors"]["credentials"]:
            origin["cors"]["origins"] = [o for o in origin["cors"]["origins"] if o not in ("*", "null")]
        if not origin["codings"]:
            origin["codings"] = ["gzip"]
        names = [] if origin["vary"] is None else [n.strip().lower() for n in origin["vary"].split(",")]
        if "accept-encoding" not in names and "*" not in names:
            origin["vary"] = "Accept-Encoding"
    return new
