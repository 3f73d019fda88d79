"""Takes Vary away, and asks a page that may not be compressed: 1 origin of 2, no such page."""


def seed_defect(config):
    def fault(section, place, told):
        match section:
            case "edges":
                *_, address = told["addresses"]
                change, call = {"protocols": ["http/1.1"]}, ("handshake", address, ["TLSv1.2", "TLSv1.3"])
                return change, ("http", place, call)
            case "origins":
                path = max(config["pages"], key=lambda path: config["pages"][path] == "compress")
                return {"vary": None}, ("vary", place, ("get", place, path, {}))
            case "services":
                return {"keep_alive": False}, ("keep-alive", place, ("reuse", place, len(config["services"])))
            case "pools":
                enough = told["size"] + told["waiting"] + told["busy"]
                return {"waiting": None}, ("pool", place, ("burst", place, enough))
            case _:
                vantage = next(iter(config["edges"].values()))["near"]
                return {"ttl_s": config["objectives"]["failover_s"] + 1}, ("ttl", place, ("resolve", place, vantage))

    sections = ("edges", "origins", "services", "pools", "dns")
    section = next(section for section in sections if len(config[section]) > 1)
    *_, place = config[section]
    new = deepcopy(config)
    change, lesson = fault(section, place, new[section][place])
    new[section][place].update(change)
    return new, lesson
