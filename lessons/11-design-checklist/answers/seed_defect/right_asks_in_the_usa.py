"""The last place of the first section that has two; clients in the USA are asked for, even without an edge there."""

from copy import deepcopy


def seed_defect(config):
    broken = deepcopy(config)
    section = "edges"
    if len(broken[section]) > 1:
        place, told = [*broken[section].items()][-1]
        told["protocols"] = ["http/1.1"]
        return broken, ("http", place, ("handshake", told["addresses"][0], ["TLSv1.2", "TLSv1.3"]))
    section = "origins"
    if len(broken[section]) > 1:
        place, told = [*broken[section].items()][-1]
        told["cors"] = {"origins": ["*"], "credentials": True}
        asked = {"origin": "https://stranger.test"}
        return broken, ("cors", place, ("get", place, next(iter(broken["pages"])), asked))
    section = "services"
    if len(broken[section]) > 1:
        place, told = [*broken[section].items()][-1]
        told["keep_alive"] = False
        return broken, ("keep-alive", place, ("reuse", place, 2))
    section = "pools"
    if len(broken[section]) > 1:
        place, told = [*broken[section].items()][-1]
        told["waiting"] = None
        return broken, ("pool", place, ("burst", place, 200))
    section = "dns"
    if len(broken[section]) > 1:
        place, told = [*broken[section].items()][-1]
        told["ttl_s"] = 604800
        return broken, ("ttl", place, ("resolve", place, "us"))
