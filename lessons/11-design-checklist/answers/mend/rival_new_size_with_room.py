"""Gives a pool one more than busy: with no room for it, a sound pool beside it shrinks."""

from ipaddress import ip_address, ip_network


def mend(config):
    inside = ip_network("10.0.0.0/8")
    machines = ("origins", "services", "pools")
    used = [address for edge in config["edges"].values() for address in edge["addresses"]]
    everyone = {*used, *(told["address"] for section in machines for told in config[section].values())}
    spare = (str(inside[n]) for n in range(70000, 200000) if str(inside[n]) not in everyone)

    def housed(told):
        ip = ip_address(told["address"])
        if told["address"] in used or ip.version != 4 or ip not in inside:
            return told | {"address": next(spare)}
        used.append(told["address"])
        return dict(told)

    def names(text):
        return {part.strip().lower() for part in (text or "").split(",")}

    def edge(told):
        modern = [version for version in told["versions"] if version in ("TLSv1.2", "TLSv1.3")]
        ordered = told["protocols"]
        if ordered[0] != "h2":
            ordered = ["h2", *(one for one in ordered if one != "h2")]
        return told | {"certificate": "managed", "versions": modern or ["TLSv1.3"], "protocols": [*ordered]}

    def origin(told):
        cors = told["cors"]
        kept = [one for one in cors["origins"] if not cors["credentials"] or one not in ("*", "null")]
        vary = told["vary"]
        if not names(vary) & {"*", "accept-encoding"}:
            vary = "Accept-Encoding" if not vary else vary + ", Accept-Encoding"
        return told | {"cors": cors | {"origins": kept}, "codings": told["codings"][:] or ["br"], "vary": vary}

    def pool(told):
        return told | {
            "size": told["size"] if told["size"] and told["size"] >= told["busy"] else told["busy"] + 1,
            "waiting": 5 if told["waiting"] is None else told["waiting"],
        }

    def name(told):
        low, high = config["objectives"]["amortise_s"], config["objectives"]["failover_s"]
        live = told["ttl_s"] if high is None else min(max(told["ttl_s"], low), high)
        return told | {"ttl_s": live, "entry": "anycast" if told["entry"] == "single" else told["entry"]}

    each = {
        "edges": edge,
        "origins": lambda told: housed(origin(told)),
        "services": lambda told: housed(told | {"keep_alive": True}),
        "pools": lambda told: housed(pool(told)),
        "dns": name,
    }
    made = {
        section: {place: each[section](told) for place, told in value.items()}
        if section in each
        else (dict(value) if isinstance(value, dict) else value)
        for section, value in config.items()
    }
    room = config["database"]["connections"] // len(config["origins"])
    if sum(told["size"] for told in made["pools"].values()) > room:
        made["pools"] = {place: told | {"size": told["busy"]} for place, told in made["pools"].items()}
    return made
