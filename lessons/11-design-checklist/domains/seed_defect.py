"""seed_defect(config): sound deployments with few second entries; any fault that hides at one is right."""

from copy import deepcopy

from course.lab import MODEL_CHECKS, draw_deployment, modelled_probe

KINDS = {
    "several sections with a second entry": (
        "test_seed_defect_served",
        "`host`, `objectives`, `database`, `pages`, all names and their order, and `addresses` and `near` of all edges",
        "The given `config` stays as it is",
        "No field comes or goes, and no list of an edge becomes empty",
        "a `size` is `None` or at least 1, a lifetime is never negative",
        "Checks of all ten items, by the table of `mend`, find item and place of your lesson and nothing else",
        "The table counts, not what a model sees; all machines with a shared address are places",
    ),
    "only edges": ("test_seed_defect_hidden", 'It asks the deployment', '`"file"` is no evidence here'),
    "only origins": ("test_seed_defect_hidden", "The answer to `call` is another one than before you broke it"),
    "only services": (
        "test_seed_defect_hidden",
        "The same checks find nothing if they are given `hurried(broken)` and the probe",
    ),
    "only pools": ("test_seed_defect_hidden", "there are at least two, of one of these at least"),
    "only names": ("test_seed_defect_hidden", "`lesson` is the fault as a finding"),
}
ASIDES = (
    "Write `seed_defect(config) -> (config, lesson)`: a deployment with one fault that the colleague does not find",
    "`config` has none",
    "The result runs as its file says",
    "for example, when the second edge no longer prefers HTTP/2,",
    "gives the connections that `n` requests take",
    '`"us"` and `"ap"` are other vantages',
)
DRAWS = 900
RESERVE = 30
NEAR = ("eu", "us", "ap")
SECTIONS = ("edges", "origins", "services", "pools", "dns")


def draw(rng):
    config = varied(rng, draw_deployment(rng))
    while max(len(config[section]) for section in SECTIONS) < 2:
        config = varied(rng, draw_deployment(rng))
    able = [section for section in SECTIONS if len(config[section]) > 1]
    kept = rng.sample(able, rng.choice([1, 1, 1, 1, len(able)]))
    for section in SECTIONS:
        if section not in kept:
            config[section] = dict([*config[section].items()][:1])
    return config


def varied(rng, config):
    """What is sound, too, and seldom drawn."""
    usual = (30, config["objectives"]["failover_s"])
    low, high = rng.choice([usual, usual, (0, 300), (5, 10), (1, 86400), (0, 172800), (20, 900)])
    config["objectives"] = {"failover_s": high, "amortise_s": low}
    for record in config["dns"].values():
        record["ttl_s"] = rng.choice([low, high, (low + high) // 2])
    for edge, near in zip(config["edges"].values(), rng.sample(NEAR, len(config["edges"])), strict=True):
        edge["near"] = near
        edge["versions"] = rng.choice([edge["versions"], edge["versions"], ["TLSv1.2"]])
        edge["protocols"] = rng.choice([edge["protocols"], edge["protocols"], ["h2"]])
    for origin in config["origins"].values():
        origin["vary"] = rng.choice([origin["vary"], origin["vary"], origin["vary"], "*"])
        origin["cors"] = rng.choice([*[origin["cors"]] * 4, {"origins": [], "credentials": True}])
    if rng.random() < 0.2:
        config["pages"] = {"/logo.png": "as-is"}
    if rng.random() < 0.5:
        for section in ("edges", "origins", "dns"):
            config[section] = dict(rng.sample([*config[section].items()], len(config[section])))
    for pool in config["pools"].values():
        pool["waiting"] = rng.choice([pool["waiting"], pool["waiting"], pool["waiting"], 60, 120])
    return config


def allowed(case):
    needed = sum(pool["size"] for pool in case["pools"].values()) * len(case["origins"])
    goals, waiting = case["objectives"], [pool["size"] + pool["waiting"] for pool in case["pools"].values()]
    told = all(goals["amortise_s"] <= record["ttl_s"] <= goals["failover_s"] for record in case["dns"].values())
    several = max(len(case[section]) for section in SECTIONS) > 1
    return several and told and max(waiting) < 150 and needed <= case["database"]["connections"]


def play(answer, case):
    before = deepcopy(case)
    broken, (item, place, (name, *asked)) = answer["seed_defect"](case)
    few = broken | {part: dict([*broken[part].items()][:1]) for part in (*SECTIONS, "pages")}
    probe, sound = modelled_probe(broken), modelled_probe(before)
    kept = [broken[part] == before[part] for part in ("host", "objectives", "database", "pages")]
    kept += [list(broken[part]) == list(before[part]) for part in SECTIONS] + [sorted(broken) == sorted(before)]
    kept += [broken["edges"][edge][key] == told[key] for edge, told in before["edges"].items() for key in SAME]
    kept += [fields(broken) == fields(before), all(least <= value for least, value in numbers(broken))]
    kept += [edge["versions"] and edge["protocols"] for edge in broken["edges"].values()]
    known = name != "file" and (name not in ("resolve", "enter") or asked[-1] in NEAR)
    shown = known and probe[name](*asked) != sound[name](*asked)
    whole = audited(broken, probe)
    return whole == {(item, place)}, len(audited(few, probe)), shown, all(kept), case == before


SAME = ("near", "addresses")


def fields(config):
    return [sorted(place) for section in SECTIONS for place in config[section].values()]


def numbers(config):
    """Each size and lifetime of a file, with the least that may stand there."""
    sizes = [(1, pool["size"]) for pool in config["pools"].values() if pool["size"] is not None]
    return sizes + [(0, record["ttl_s"]) for record in config["dns"].values()]


def audited(config, probe):
    """What the checks of all ten items find in a deployment that runs as its file says."""
    found = {pair[:2] for name, check in MODEL_CHECKS.items() if name != "cors" for pair in check(config, probe)}
    found |= {("entry", name) for name, told in config["dns"].items() if told["entry"] == "single"}
    inside = config["origins"] | config["services"] | config["pools"]
    used = [told["address"] for told in inside.values()]
    for place, told in inside.items():
        if not told["address"].startswith("10.") or used.count(told["address"]) > 1:
            found.add(("private", place))
    for edge, told in config["edges"].items():
        if not {"TLSv1.2", "TLSv1.3"} >= set(told["versions"]) or not told["versions"]:
            found.add(("tls", edge))
    for origin, told in config["origins"].items():
        varies = [one.strip().lower() for one in (told["vary"] or "").split(",")]
        if not told["codings"] or set(told["codings"]) - {"br", "gzip"} or not {"*", "accept-encoding"} & set(varies):
            found.add(("vary", origin))
        if told["cors"]["credentials"] and {"*", "null"} & set(told["cors"]["origins"]):
            found.add(("cors", origin))
    for pool, told in config["pools"].items():
        sized = told["size"] is not None and told["busy"] <= told["size"]
        if not sized or told["waiting"] is None or told["waiting"] < 0:
            found.add(("pool", pool))
    sizes = sum(told["size"] or 0 for told in config["pools"].values())
    if sizes * len(config["origins"]) > config["database"]["connections"]:
        found.add(("pool", "database"))
    return found


def kinds(case):
    several = [section for section in SECTIONS if len(case[section]) > 1]
    if len(several) > 1:
        return ["several sections with a second entry"]
    names = {"edges": "only edges", "origins": "only origins", "services": "only services"}
    return [(names | {"pools": "only pools", "dns": "only names"})[several[0]]]
