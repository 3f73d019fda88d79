"""Moves the machine at 10.0.0.0, which is in the block."""

from copy import deepcopy
from ipaddress import ip_address, ip_network


def names_encoding(vary):
    return vary is not None and any(one.strip().lower() in ("*", "accept-encoding") for one in vary.split(","))


def mend(config):
    made = deepcopy(config)
    inside = ip_network("10.0.0.0/8")
    every = [one["address"] for part in ("origins", "services", "pools") for one in made[part].values()]
    every += [address for edge in made["edges"].values() for address in edge["addresses"]]
    seen = {address for edge in made["edges"].values() for address in edge["addresses"]}
    n = 0
    for part in ("origins", "services", "pools"):
        for machine in made[part].values():
            moves = ip_address(machine["address"]) not in inside or machine["address"] == "10.0.0.0"
            if moves or machine["address"] in seen:
                while f"10.1.0.{n}" in every:
                    n += 1
                machine["address"] = f"10.1.0.{n}"
                every.append(machine["address"])
            seen.add(machine["address"])
    for edge in made["edges"].values():
        edge["certificate"] = "managed"
        if edge["protocols"][0] != "h2":
            edge["protocols"] = ["h2"] + [one for one in edge["protocols"] if one != "h2"]
        edge["versions"] = [one for one in edge["versions"] if one in ("TLSv1.2", "TLSv1.3")] or ["TLSv1.2", "TLSv1.3"]
    for origin in made["origins"].values():
        if origin["cors"]["credentials"]:
            origin["cors"]["origins"] = [one for one in origin["cors"]["origins"] if one not in ("*", "null")]
        if not origin["codings"]:
            origin["codings"] = ["br", "gzip"]
        if not names_encoding(origin["vary"]):
            origin["vary"] = "Accept-Encoding" if origin["vary"] is None else origin["vary"] + ", Accept-Encoding"
    for service in made["services"].values():
        service["keep_alive"] = True
    low, high = made["objectives"]["amortise_s"], made["objectives"]["failover_s"]
    for record in made["dns"].values():
        if not low <= record["ttl_s"] <= high:
            record["ttl_s"] = high
        if record["entry"] == "single":
            record["entry"] = "geo"
    for pool in made["pools"].values():
        if pool["waiting"] is None:
            pool["waiting"] = 10
        if pool["size"] is None or pool["size"] < pool["busy"]:
            pool["size"] = pool["busy"]
    if sum(pool["size"] for pool in made["pools"].values()) * len(made["origins"]) > made["database"]["connections"]:
        for pool in made["pools"].values():
            pool["size"] = pool["busy"]
    return made
