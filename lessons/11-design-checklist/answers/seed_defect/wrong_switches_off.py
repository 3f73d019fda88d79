"""What is not there is the fault: the last edge, origin or service goes."""


def seed_defect(config):
    new = deepcopy(config)
    section = next(part for part in ("edges", "origins", "services", "pools", "dns") if len(new[part]) > 1)
    place, told = new[section].popitem()
    asks = {
        "edges": ("http", place, ("handshake", told.get("addresses", [""])[0], ["TLSv1.3"])),
        "origins": ("vary", place, ("get", place, next(iter(new["pages"])), {})),
        "services": ("keep-alive", place, ("reuse", place, 2)),
        "pools": ("pool", place, ("burst", place, 2)),
        "dns": ("ttl", place, ("resolve", place, [*config["edges"].values()][-1]["near"])),
    }
    return new, asks[section]
