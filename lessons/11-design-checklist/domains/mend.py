"""mend(config): sound deployments with faults in the file, judged by checks of all ten items and what is left."""

from copy import deepcopy
from random import Random

from course.lab import MODEL_CHECKS, draw_deployment, modelled_probe

GIVEN = "what `with_switches_set` does"
KINDS = {
    "nothing to mend": ("test_mend_edges", "and so does every value that has no fault"),
    "certificates by hand": ("test_mend_edges", GIVEN),
    "HTTP/2 is not first": ("test_mend_edges", GIVEN),
    "old TLS": ("test_mend_edges", GIVEN),
    "lifetimes too long or too short": (
        "test_mend_edges",
        "from `amortise_s` to `failover_s` of the `objectives`, both included",
    ),
    "one entry for all": ("test_mend_edges", GIVEN),
    "public addresses inside": ("test_mend_inside", "in 10.0.0.0/8"),
    "machines that share an address": (
        "test_mend_inside",
        "no two machines have the same",
        "Of machines that share an address in 10.0.0.0/8, one keeps it, whichever you like",
    ),
    "connections that close": ("test_mend_inside", GIVEN),
    "everybody may read with credentials": (
        "test_mend_inside",
        'with `credentials`, neither `"*"` nor `"null"` among `origins`',
        "Whoever was allowed to read answers by name still is, in any order, with `credentials` as they are",
        "Nobody else comes: there may be nobody left",
    ),
    "no compression, or no Vary": ("test_mend_inside", GIVEN),
    "pools without a bound, or too small": ("test_mend_pools", GIVEN),
    "pools too large for the database": (
        "test_mend_pools",
        "all, for each origin, fit the database's `connections`; which shrink is up to you",
        "A `size` of `busy` in all pools always fits",
    ),
    "several faults": (
        "test_mend_pools",
        "`pages`, `busy`, `near` and `addresses` stay",
        "No name of a section, an edge or anything else goes, and none comes",
        "`config` itself stays as it is",
    ),
}
ASIDES = (
    "Write `mend(config) -> dict`: a deployment like `config`, a plain dict, without its faults",
    "All machines run as the file says",
    "If the only fault of `config` is",
    "This is right in the file; yours are the last four",
    "| item | where | what is right |",
    "Both objectives are numbers, `amortise_s` not the larger",
    "No edge has an address in 10.0.0.0/8",
)
DRAWS = 900
RESERVE = 15
SECTIONS = ("edges", "origins", "services", "pools", "dns")
INSIDE = ("origins", "services", "pools")
OF = {"certificate": "edges", "protocols": "edges", "versions": "edges", "ttl_s": "dns", "entry": "dns"}
OF |= {"address": "inside", "shared": "inside", "keep_alive": "services", "cors": "origins", "vary": "origins"}
OF |= {"codings": "origins", "size": "pools", "waiting": "pools", "large": "pools", "small": "pools", "tight": "pools"}
MET = (("size", "waiting"), ("certificate", "protocols", "versions"), ("ttl_s", "entry"), ("cors", "vary", "codings"))
MET += (("size", "tight"), ("size", "tight"), ("address", "shared"), *[("large", "tight")] * 3, *[("ttl_s",)] * 2)
PUBLIC = [f"{first}.{rest}" for first in (8, 100, 172, 192, 203) for rest in ("64.0.1", "168.0.1", "16.0.1")]
PUBLIC += ["fd00::7", "2001:db8:9::7"]
SPARE = ("10.0.0.0", "10.0.0.1", "10.0.2.9", "10.1.1.1", "10.9.9.1", "10.255.255.254", "10.255.255.255")
SHOP, APP, LOCAL = "https://shop.test", "https://app.shop.test", "http://localhost:8080"
STRANGERS = (["*"], ["null"], [SHOP, "null"], ["*", SHOP], ["*", APP, "*"], ["*", "null"], ["null", "*", SHOP, LOCAL])
OPEN = (["*"], [SHOP, "*"], ["*", "null", APP], ["null"], [])


def draw(rng):
    number = rng.randrange(1000)
    config = varied(rng, deployment([number, []]))
    faults = rng.sample([*OF], rng.choice([0, 1, 1, 1, 2, 3, 4]))
    if rng.random() < 0.4:
        faults = [*rng.choice(MET)]
    for fault in faults:
        section = OF[fault] if OF[fault] != "inside" else rng.choice(INSIDE)
        places = [*config[section].values()]
        for place in rng.sample(places, rng.choice([1, len(places)])):
            broken(rng, config, place, fault)
        if fault in ("address", "shared") and rng.random() < 0.4:
            inside = [one for part in INSIDE for one in config[part].values()]
            for one in rng.sample(inside, rng.choice([1, 2, 3])):
                one["address"] = place["address"]
    return [number, changes(deployment([number, []]), config), sorted(set(faults))]


def changes(sound, config):
    """Keys and value of what is not as it was."""
    fields = [(part, name, key) for part in SECTIONS for name in config[part] for key in config[part][name]]
    keyed = [((part,), sound[part], config[part]) for part in ("objectives", "database", "pages")]
    keyed += [(keys, at(sound, keys), at(config, keys)) for keys in fields]
    return [[[*keys], now] for keys, was, now in keyed if was != now]


def at(config, keys):
    for key in keys:
        config = config[key]
    return config


def deployment(case):
    """The deployment of a case: a sound one by its number, and what is otherwise."""
    config = draw_deployment(Random(case[0]))
    for keys, value in case[1]:
        at(config, keys[:-1])[keys[-1]] = deepcopy(value)
    return config


def varied(rng, config):
    """What is sound, too, and seldom drawn."""
    inside = [place for part in INSIDE for place in config[part].values()]
    if rng.random() < 0.3:
        rng.choice(inside)["address"] = rng.choice(SPARE)
    for edge in config["edges"].values():
        edge["protocols"] = rng.choice([["h2", "http/1.1"], ["h2", "http/1.1"], ["h2"]])
        edge["versions"] = rng.choice([edge["versions"], ["TLSv1.3", "TLSv1.2"]])
    for origin in config["origins"].values():
        if rng.random() < 0.3:
            origin["cors"] = {"origins": [*rng.choice(OPEN)], "credentials": False}
        origin["vary"] = rng.choice([*[origin["vary"]] * 4, "*", "Origin,Accept-Encoding", "ACCEPT-ENCODING, Origin"])
    if rng.random() < 0.4:
        low, high = rng.choice([(0, 50), (0, 20), (100, 120), (30, 40), (600, 600), (7, 172800)])
        config["objectives"] = {"failover_s": high, "amortise_s": low}
        for record in config["dns"].values():
            record["ttl_s"] = rng.choice([low, high, (low + high) // 2])
    if rng.random() < 0.3:
        for pool in config["pools"].values():
            pool["size"] = pool["busy"] + rng.choice([1, 4])
        sizes = sum(pool["size"] for pool in config["pools"].values()) * len(config["origins"])
        config["database"]["connections"] = max(config["database"]["connections"], sizes)
    if rng.random() < 0.2:
        config["pages"] = {"/logo.png": "as-is"}
    return config


def broken(rng, config, place, fault):
    low, high = config["objectives"]["amortise_s"], config["objectives"]["failover_s"]
    used = [p["address"] for part in INSIDE for p in config[part].values()]
    pools, count = config["pools"].values(), len(config["origins"])
    sizes = sum(max(pool["size"] or 0, pool["busy"]) for pool in pools)
    busy, left = sum(pool["busy"] for pool in pools), config["database"]["connections"] - sizes * count
    old = (["TLSv1.0"], ["TLSv1.1", "TLSv1.2"], ["TLSv1.1", "TLSv1.0"], ["TLSv1.3", "TLSv1.1", "TLSv1.2"])
    if fault == "tight":
        least = busy * count
        wanted = rng.choice([least, least + count, sizes * count - 1, sizes * count - 1, sizes * count])
        config["database"]["connections"] = max(least, wanted)
        return
    values = {
        "certificate": "manual",
        "protocols": rng.choice([["http/1.1"], ["http/1.1", "h2"]]),
        "versions": [*rng.choice([*old, ["TLSv1.2", "TLSv1.1"]])],
        "ttl_s": rng.choice([one for one in (0, low - 1, high + 1, 604800) if one >= 0 and not low <= one <= high]),
        "entry": "single",
        "address": rng.choice([one for one in PUBLIC if one not in used]),
        "shared": rng.choice([used[0], *used]),
        "keep_alive": False,
        "cors": {"origins": [*rng.choice(STRANGERS)], "credentials": True},
        "vary": rng.choice([None, "Origin", "Accept-Language", "X-Accept-Encoding", "Origin, Accept-Encoding-Hint"]),
        "codings": [],
        "size": None,
        "waiting": None,
        "large": rng.choice([900, (place.get("size") or 1) + max(0, left) // count + 1]),
        "small": max(1, place.get("busy", 2) - 1),
    }
    place[{"large": "size", "small": "size", "shared": "address"}.get(fault, fault)] = values[fault]


def allowed(case):
    config = deployment(case)
    enough = sum(pool["busy"] for pool in config["pools"].values()) * len(config["origins"])
    goals = config["objectives"]
    entries = [address for edge in config["edges"].values() for address in edge["addresses"]]
    meant = 0 <= goals["amortise_s"] <= goals["failover_s"] and not any(one.startswith("10.") for one in entries)
    return meant and enough <= config["database"]["connections"] and entries != []


def play(answer, case):
    config, faults = deployment(case), case[2]
    if {"address", "shared"} & {*faults}:
        crowd(config, answer["mend"](deepcopy(config)))
    before = deepcopy(config)
    made = answer["mend"](config)
    faulty = audited(before, modelled_probe(before))
    kept = [key for key in ("host", "objectives", "database", "pages") if made[key] != before[key]]
    for section in SECTIONS:
        if sorted(made[section]) != sorted(before[section]):
            return "names have gone or come"
        for name, place in made[section].items():
            items = {item for item, where in faulty if where == name or (section == "pools" and where == "database")}
            kept += remains(before[section][name], place, items)
    kept += addresses_left(before, made)
    left = sorted(audited(made, modelled_probe(made)))
    return left, sorted(set(kept)), sorted(made) == sorted(before), config == before


def crowd(config, made):
    """Gives an address that was handed out to a machine whose own was right, so that it is taken."""
    inside = {(part, name): place for part in INSIDE for name, place in config[part].items()}
    used = [place["address"] for place in inside.values()]
    new = [made[part][name]["address"] for part, name in inside if made[part][name]["address"] not in used]
    sound = [one for one in inside.values() if one["address"].startswith("10.") and used.count(one["address"]) == 1]
    if new and sound:
        sound[-1]["address"] = new[-1]


MAY_CHANGE = {"private": ("address",), "certificate": ("certificate",), "http": ("protocols",), "tls": ("versions",)}
MAY_CHANGE |= {"keep-alive": ("keep_alive",), "ttl": ("ttl_s",), "entry": ("entry",), "cors": ("cors",)}
MAY_CHANGE |= {"vary": ("vary", "codings"), "pool": ("size", "waiting")}


def remains(was, now, items):
    """What is not as it should be of a place that was mended, or should have been left alone."""
    changed = {key for key in {*was, *now} if was.get(key) != now.get(key)}
    may = {key for item in items for key in MAY_CHANGE[item]} - sound(was)
    told = ["what had no fault was changed"] * bool(changed - may)
    told += ["protocols"] * (not set(was.get("protocols", [])) <= set(now.get("protocols", [])))
    named = [one for one in was.get("cors", {}).get("origins", []) if "://" in one]
    told += ["readers"] * ("cors" in items and {*now["cors"]["origins"]} != {*named})
    return told + ["credentials"] * (was.get("cors", {}).get("credentials") != now.get("cors", {}).get("credentials"))


def sound(place):
    """Fields that share an item with others, and have no fault of their own."""
    varies = [name.strip().lower() for name in (place.get("vary") or "").split(",")]
    rules = {"waiting": place.get("waiting") is not None, "codings": bool(place.get("codings"))}
    rules["vary"] = bool({"*", "accept-encoding"} & {*varies})
    return {key for key, right in rules.items() if right}


def addresses_left(before, made):
    """Inner addresses that nobody has any more who had one."""
    pairs = [(place["address"], made[part][name]["address"]) for part in INSIDE for name, place in before[part].items()]
    return [f"{was} is nobody's" for was, _ in pairs if was.startswith("10.") and (was, was) not in pairs]


def audited(config, probe):
    """What the checks of all ten items find in a deployment that runs as its file says."""
    found = {pair[:2] for name, check in MODEL_CHECKS.items() if name != "cors" for pair in check(config, probe)}
    found |= {("keep-alive", name) for name, told in config["services"].items() if told["keep_alive"] is not True}
    found |= {("entry", name) for name, told in config["dns"].items() if told["entry"] == "single"}
    used = [place["address"] for part in INSIDE for place in config[part].values()]
    for section in INSIDE:
        for place, told in config[section].items():
            if not told["address"].startswith("10.") or used.count(told["address"]) > 1:
                found.add(("private", place))
    for edge, told in config["edges"].items():
        if not {"TLSv1.2", "TLSv1.3"} >= set(told["versions"]) or not told["versions"]:
            found.add(("tls", edge))
        if told["protocols"][0] != "h2":
            found.add(("http", edge))
    for origin, told in config["origins"].items():
        varies = [one.strip().lower() for one in (told["vary"] or "").split(",")]
        if not told["codings"] or set(told["codings"]) - {"br", "gzip"} or not {"*", "accept-encoding"} & set(varies):
            found.add(("vary", origin))
        if told["cors"]["credentials"] and {"*", "null"} & set(told["cors"]["origins"]):
            found.add(("cors", origin))
    for pool, told in config["pools"].items():
        sized = told["size"] is not None and told["busy"] <= told["size"]
        if not sized or type(told["waiting"]) is not int or told["waiting"] < 0:
            found.add(("pool", pool))
    sizes = sum(max(told["size"] or 0, told["busy"]) for told in config["pools"].values())
    if sizes * len(config["origins"]) > config["database"]["connections"]:
        found.add(("pool", "database"))
    return found


NAMED = {"certificate": 1, "protocols": 2, "versions": 3, "ttl_s": 4, "entry": 5, "address": 6, "shared": 7}
NAMED |= {"keep_alive": 8, "cors": 9, "vary": 10, "codings": 10, "size": 11, "waiting": 11, "small": 11, "large": 12}
NAMED |= {"tight": 12}


def kinds(case):
    numbers = {NAMED[fault] for fault in case[2]} | ({13} if len(case[2]) > 2 else set())
    return [kind for number, kind in enumerate(KINDS) if number in (numbers or {0})]
