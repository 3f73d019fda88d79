"""More faults are harder to find: the last of each section is broken."""


def seed_defect(config):
    new = deepcopy(config)
    if len(new["services"]) > 1:
        list(new["services"].values())[-1]["keep_alive"] = False
    if len(new["pools"]) > 1:
        list(new["pools"].values())[-1]["waiting"] = None
    if len(new["edges"]) > 1:
        list(new["edges"].values())[-1]["protocols"] = ["http/1.1"]
    if len(new["dns"]) > 1:
        list(new["dns"].values())[-1]["ttl_s"] = 604800
    if len(new["origins"]) > 1:
        list(new["origins"].values())[-1]["cors"] = {"origins": ["*"], "credentials": True}
    section = next(part for part in ("services", "pools", "edges", "dns", "origins") if len(new[part]) > 1)
    place = list(new[section])[-1]
    first = list(new["edges"].values())[-1]["addresses"][0]
    calls = {
        "services": ("keep-alive", place, ("reuse", place, 2)),
        "pools": ("pool", place, ("burst", place, 200)),
        "edges": ("http", place, ("handshake", first, ["TLSv1.2", "TLSv1.3"])),
        "dns": ("ttl", place, ("resolve", place, [*config["edges"].values()][-1]["near"])),
        "origins": ("cors", place, ("get", place, list(new["pages"])[0], {"origin": "https://attacker.test"})),
    }
    return new, calls[section]
