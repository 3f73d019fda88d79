"""Each section is made anew from the old one."""


import re
from collections import Counter


def mend(config):
    owned = Counter(place["address"] for part in ("origins", "services", "pools") for place in config[part].values())
    spare = (f"10.200.{n // 250}.{n % 250 + 1}" for n in range(1000))
    goals = config["objectives"]
    fits = sum(max(pool["size"] or 0, pool["busy"]) for pool in config["pools"].values()) * len(config["origins"])

    def inside(place):
        owned[place["address"]] -= 1  # of those who share it, the last one keeps it
        private = place["address"].startswith("10.") and owned[place["address"]] == 0
        return place | {"address": place["address"] if private else next(a for a in spare if a not in owned)}

    def edge(old):
        first = old["protocols"] if old["protocols"][0] == "h2" else ["h2", *(p for p in old["protocols"] if p != "h2")]
        new = [version for version in old["versions"] if version > "TLSv1.1"] or ["TLSv1.2", "TLSv1.3"]
        return old | {"certificate": "managed", "protocols": first, "versions": new}

    def origin(old):
        cors = old["cors"]
        if cors["credentials"]:
            cors = cors | {"origins": [name for name in cors["origins"] if name.startswith("http")]}
        varies = re.search(r"(^|, *)(\*|accept-encoding)($|,)", old["vary"] or "", re.IGNORECASE)
        vary = old["vary"] if varies else f"{old['vary']}, Accept-Encoding" if old["vary"] else "Accept-Encoding"
        return inside(old) | {"cors": cors, "codings": old["codings"] or ["br"], "vary": vary}

    def pool(old):
        size = max(old["size"] or 0, old["busy"]) if fits <= config["database"]["connections"] else old["busy"]
        return inside(old) | {"size": size, "waiting": 0 if old["waiting"] is None else old["waiting"]}

    def record(old):
        ttl = sorted([goals["amortise_s"], old["ttl_s"], goals["failover_s"]])[1]
        return old | {"ttl_s": ttl, "entry": "geo" if old["entry"] == "single" else old["entry"]}

    made = {"edges": edge, "origins": origin, "pools": pool, "dns": record}
    made["services"] = lambda old: inside(old) | {"keep_alive": True}
    return {
        part: {name: made[part](old) for name, old in told.items()} if part in made else deepcopy(told)
        for part, told in config.items()
    }
