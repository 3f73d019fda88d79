"""A fault hides best at a place that nobody knows: a new one."""


def seed_defect(config):
    new = deepcopy(config)
    for section in ("services", "edges", "pools", "dns", "origins"):
        if len(new[section]) > 1:
            break
    told = deepcopy(list(new[section].values())[-1])
    place = "hidden.shop.test" if section == "dns" else "hidden"
    new[section][place] = told
    if section == "services":
        told["keep_alive"] = False
        return new, ("keep-alive", place, ("reuse", place, 10))
    if section == "edges":
        told["versions"] = ["TLSv1.0", *told["versions"]]
        return new, ("tls", place, ("handshake", told["addresses"][0], ["TLSv1.0"]))
    if section == "pools":
        told["waiting"] = None
        return new, ("pool", place, ("burst", place, 200))
    if section == "dns":
        told["ttl_s"] = new["objectives"]["failover_s"] + 7
        return new, ("ttl", place, ("resolve", place, [*config["edges"].values()][-1]["near"]))
    told["cors"] = {"origins": ["*"], "credentials": True}
    return new, ("cors", place, ("get", place, list(new["pages"])[0], {"origin": "https://attacker.test"}))
