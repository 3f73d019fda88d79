"""Takes h2 out: no protocol is left where there was only h2."""


def seed_defect(config):
    broken = deepcopy(config)
    for section in ("edges", "origins", "services", "pools", "dns"):
        if len(broken[section]) > 1:
            break
    place = [*broken[section]][-1]
    told = broken[section][place]
    if section == "edges":
        told["protocols"].remove("h2")
        lesson = "http", place, ("handshake", told["addresses"][0], ["TLSv1.2", "TLSv1.3"])
    elif section == "origins":
        cors = told["cors"]
        cors["origins"], cors["credentials"] = [*{*cors["origins"], "*"}], True
        lesson = "cors", place, ("get", place, next(iter(broken["pages"])), {"origin": "https://elsewhere.test"})
    elif section == "services":
        told["keep_alive"] = False
        lesson = "keep-alive", place, ("reuse", place, 3)
    elif section == "pools":
        most = told["size"] + told["waiting"] + 1
        told["waiting"] = None
        lesson = "pool", place, ("burst", place, most)
    else:
        told["ttl_s"] = broken["objectives"]["failover_s"] + 1
        lesson = "ttl", place, ("resolve", place, [*broken["edges"].values()][0]["near"])
    return broken, lesson
