"""audit(checks, config, probe): checks that find few items at few places, each and all of them, or break off."""

KINDS = {
    "checks that find something": (
        "test_audit_order",
        "in the order of `CHECKLIST`, whichever check has found them",
        "Each check is called once, with `config` and `probe` as they were given; equal copies will do",
    ),
    "several places of an item": ("test_audit_order", "the places of an item in alphabetical order"),
    "the same found twice": ("test_audit_order", "Each pair stands once, however often it was found"),
    "a check that breaks off": (
        "test_audit_broken",
        "A check that raises an `Exception` of any kind",
        "All other checks are run, and count",
    ),
    "a check that gives None": ("test_audit_broken", 'or gives `None` becomes `("broken", name)`'),
    "several broken checks": ("test_audit_broken", "These come last, in alphabetical order"),
}
ASIDES = (
    "Write `audit(checks, config, probe) -> list`: what all checks find, as pairs",
    "gives a list of findings `(item, place, call)`",
    'With one check that finds `("vary", "origin-1", …)` and then',
    "Checks change neither",
    "`CHECKLIST` is a tuple of items; no check finds any other item, and none raises `StopIteration` or what is",
    "Names of checks differ; names and places have no capital letters",
)
DRAWS = 2000
RESERVE = 70
ITEMS = ["private", "certificate", "http", "pool", "keep-alive", "ttl", "entry", "cors", "tls", "vary"]
PLACES = ["edge-eu", "edge-us", "origin-1", "origin-2", "origin-10", "origin-11", "www.shop.test", "database", "web"]
NAMES = ["web", "names", "inside", "a", "zone", "orders", "edge-eu", "broken", "tls", "vary", "pool", "ttl"]
ERRORS = ["ValueError", "LookupError", "OSError", "TypeError", "ArithmeticError", "another"]


def draw(rng):
    items, places = rng.sample(ITEMS, rng.choice([1, 2, 3, 10])), rng.sample(PLACES, rng.choice([1, 2, 4]))
    names = rng.sample(NAMES, rng.choice([0, 1, 2, 3, 4, 5]))
    places = rng.choice([places, places, ["origin-2", "origin-10", "origin-1"]])
    items = rng.choice([items, items, [name for name in names if name in ITEMS] or ITEMS[3:]])
    checks = []
    for name in names:
        found = [
            (rng.choice(items), rng.choice(places), ["get", rng.choice(["/", "/app.js"])])
            for _ in range(rng.randrange(5))
        ]
        checks.append([name, rng.choice([found, found, found, rng.choice(ERRORS), None])])
    return [checks, {"host": rng.choice(["www.shop.test", "shop.test"])}]


def allowed(case):
    checks, config = case
    for _, found in checks:
        if isinstance(found, list) and any(item not in ITEMS for item, _, _ in found):
            return False
    return len({name for name, _ in checks}) == len(checks) and list(config) == ["host"]


def play(answer, case):
    checks, config = case
    probe, asked = {"host": config["host"] + "."}, []

    def made(name, found):
        def check(*given):
            asked.append(name)
            if list(given) != [config, probe]:
                return [("private", "what was handed in is not what it was", ("file",))]
            if isinstance(found, str):
                raise {error.__name__: error for error in FAMILIES}.get(found, RuntimeError)("this check does not work")
            return found

        return check

    got = answer["audit"]([(name, made(name, found)) for name, found in checks], config, probe)
    return got, sorted(asked)


FAMILIES = (ValueError, LookupError, OSError, TypeError, ArithmeticError)


def kinds(case):
    checks, _ = case
    pairs = [pair[:2] for _, found in checks if isinstance(found, list) for pair in found]
    broken = [found for _, found in checks if not isinstance(found, list)]
    several = {pair for pair in map(tuple, pairs) if any(p[0] == pair[0] and p[1] != pair[1] for p in pairs)}
    told = ["checks that find something"]
    told += ["several places of an item"] * bool(several)
    told += ["the same found twice"] * (len(set(map(tuple, pairs))) < len(pairs))
    told += ["a check that breaks off"] * any(isinstance(found, str) for found in broken)
    told += ["a check that gives None"] * (None in broken)
    return told + ["several broken checks"] * (len(broken) > 1)
