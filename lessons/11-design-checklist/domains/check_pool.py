"""check_pool(config, probe): sound deployments with faults of pools in the file, outside of it, in both."""

from course.lab import draw_deployment, modelled_probe

KINDS = {
    "every pool is as it should be": ("test_check_pool_file", "is no fault"),
    "no bound in the file": ("test_check_pool_file", "its `size` or `waiting` in the file is `None`: no bound"),
    "a size below what is busy": ("test_check_pool_file", "or its `size` is less than `busy`"),
    "too few connections of the database": (
        "test_check_pool_file",
        "of its own of each, to its full `size` in the file",
        "A pool without a size adds nothing to that",
        'The place `"database"` has a fault if there are not enough',
    ),
    "several pools": (
        "test_check_pool_file",
        "Each place with a fault has one finding, in any order",
        "Which of its faults you name is up to you; the answer to `call` shows it",
        "In the file that is",
    ),
    "a pool that grows": ("test_check_pool_burst", "in some burst, it has more than `size` connections"),
    "a queue that grows": ("test_check_pool_burst", "or more than `waiting` requests wait"),
    "a pool that is smaller than the file says": (
        "test_check_pool_burst",
        "in a burst of `busy` requests or more, it has fewer than `busy` connections",
        "A pool that is smaller than the file says, but not than `busy`, is no fault",
    ),
}
ASIDES = (
    '`{"connections": 6, "waiting": 8, "refused": 1}`',
    "Write `check_pool(config, probe) -> list`: faults of pools, as findings",
    "sends `n` requests, at most 200, at the same time and gives the most at once of each sort",
    "Where the pool `orders-db` (size 6, waiting 8) lets everybody wait,",
    'Of `config["pools"]`, a pool is such a place if',
    "`busy` is at most 200; `size` and `waiting` of a pool are less than 200 together",
)
DRAWS = 1200
RESERVE = 40
FAULTS = ["unbounded", "unbounded", "both", "small", *["grows", "queue", "shrinks"] * 2]


def draw(rng):
    whole, said, drift = draw_deployment(rng), [], []
    sound = varied(rng, {part: whole[part] for part in ("origins", "pools", "database")})
    sound["origins"] = {origin: {} for origin in sound["origins"]}
    for pool in rng.sample([*sound["pools"]], rng.choice([0, 1, 1, len(sound["pools"])])):
        told = sound["pools"][pool]
        where, less, more = ["pools", pool], max(1, told["busy"] - 1), rng.choice([1, 1, 5])
        match rng.choice(FAULTS):
            case "unbounded":
                field = rng.choice(["size", "waiting"])
                said.append([[*where, field], None])
                drift += [[[*where, field], told[field]]] * rng.choice([0, 1])
            case "both":
                small = rng.choice([None, less]) if less < told["busy"] else None
                said += [[[*where, "size"], small], [[*where, "waiting"], None]]
            case "small" if less < told["busy"]:
                said.append([[*where, "size"], rng.choice([less, 1])])
            case "grows":
                drift.append([[*where, "size"], rng.choice([None, told["size"] + more])])
                drift += [[[*where, "waiting"], max(0, told["waiting"] - more)]] * rng.choice([0, 1])
            case "queue":
                drift.append([[*where, "waiting"], rng.choice([None, told["waiting"] + more])])
            case _:
                enough = rng.choice([told["busy"], max(told["busy"], told["size"] - 1)])
                drift.append([[*where, "size"], rng.choice([1, less, enough, enough])])
                queue = rng.choice([0, 0, told["waiting"] + 1])
                drift += [[[*where, "waiting"], queue]] * rng.choice([0, 1])
    sizes = {pool: told["size"] for pool, told in sound["pools"].items()}
    smaller = any(keys[-1] == "size" and value and value < sizes[keys[1]] for keys, value in said + drift)
    if rng.random() < (0.7 if smaller else 0.3):
        sizes |= {keys[1]: value for keys, value in said if keys[-1] == "size" and (value or rng.random() < 0.7)}
        total = sum(size or 0 for size in sizes.values()) * len(sound["origins"])
        said.append([["database", "connections"], max(1, rng.choice([total, total, total - 1, total // 2]))])
    return [sound, said, drift]


def varied(rng, config):
    """Pools with much to do, or with a long queue."""
    for pool in config["pools"].values():
        if rng.random() < 0.2:
            pool["busy"] += rng.choice([20, 60])
            pool["size"] = pool["busy"] + rng.choice([0, 1, 20])
        if rng.random() < 0.4:
            pool["waiting"] = rng.choice([60, 100, 199 - pool["size"]])
    needed = sum(pool["size"] for pool in config["pools"].values()) * len(config["origins"])
    config["database"]["connections"] = max(needed, config["database"]["connections"])
    return config


def allowed(case):
    sound, said, drift = case
    if any(told["size"] + told["waiting"] >= 200 for told in sound["pools"].values()):
        return False
    if any(
        value is not None
        and value < sound["pools"][keys[1]]["busy"]
        and keys[2] != "waiting"
        and [keys, value] in said
        and any(keys == other for other, _ in drift)
        for keys, value in said
        if keys[0] == "pools"
    ):
        return False
    return all(keys[0] in ("pools", "database") and (value is None or value >= 0) for keys, value in said + drift)


def play(answer, case):
    sound, said, drift = case
    config = {
        **sound,
        "pools": {pool: dict(told) for pool, told in sound["pools"].items()},
        "database": dict(sound["database"]),
    }
    for keys, value in said:
        section = config["database"] if keys[0] == "database" else config["pools"][keys[1]]
        section[keys[-1]] = value
    probe, before = modelled_probe(config, drift), repr(config)
    found = answer["check_pool"](config, probe)
    shown = [(item, place, shows(config, probe, place, *call)) for item, place, call in found]
    return sorted(shown), repr(config) == before


def shows(config, probe, place, name, *asked):
    """Whether a call is about this place, and its answer a fault."""
    if place == "database":
        sizes = sum(told["size"] or 0 for told in config["pools"].values()) * len(config["origins"])
        return (name, *asked) == ("file", "database", "connections") and sizes > config["database"]["connections"]
    told = config["pools"][place]
    size, waiting, busy = told["size"], told["waiting"], told["busy"]
    if name == "file":
        faults = {"size": size is None or size < busy, "waiting": waiting is None}
        return asked[:2] == ("pools", place) and faults.get(asked[-1], False)
    pool, n = asked
    most = probe[name](pool, n)
    bounds = (("connections", size), ("waiting", waiting))
    more = any(bound is not None and most[sort] > bound for sort, bound in bounds)
    return name == "burst" and pool == place and (more or n >= busy > most["connections"])


def kinds(case):
    sound, said, drift = case
    pools = sound["pools"]
    told = ["no bound in the file"] * any(value is None for _, value in said)
    told += ["a size below what is busy"] * any(keys[-1] == "size" and value is not None for keys, value in said)
    told += ["too few connections of the database"] * any(keys[0] == "database" for keys, _ in said)
    told += ["several pools"] * (len({keys[1] for keys, _ in said + drift}) > 1)
    for keys, value in drift:
        grows = value is None or value > pools[keys[1]][keys[2]]
        told += ["a pool that grows"] * (grows and keys[2] == "size")
        told += ["a queue that grows"] * (grows and keys[2] == "waiting")
        told += ["a pool that is smaller than the file says"] * (value is not None and value < pools[keys[1]][keys[2]])
    return [kind for kind in KINDS if kind in told] or ["every pool is as it should be"]
