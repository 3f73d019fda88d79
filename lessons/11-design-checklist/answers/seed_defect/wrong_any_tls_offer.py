"""A client that offers everything sees that TLS 1.0 is spoken."""


def seed_defect(config):
    new = deepcopy(config)
    for section in ("edges", "services", "pools", "dns", "origins"):
        if len(new[section]) > 1:
            break
    place = list(new[section])[-1]
    told = new[section][place]
    if section == "services":
        told["keep_alive"] = False
        return new, ("keep-alive", place, ("reuse", place, 10))
    if section == "edges":
        told["versions"] = ["TLSv1.0", *told["versions"]]
        return new, ("tls", place, ("handshake", told["addresses"][0], ["TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"]))
    if section == "pools":
        told["waiting"] = None
        return new, ("pool", place, ("burst", place, 200))
    if section == "dns":
        told["ttl_s"] = new["objectives"]["failover_s"] + 7
        return new, ("ttl", place, ("resolve", place, [*config["edges"].values()][-1]["near"]))
    told["cors"] = {"origins": ["*"], "credentials": True}
    return new, ("cors", place, ("get", place, list(new["pages"])[0], {"origin": "https://attacker.test"}))
