"""check_cors(config, probe): origins that let others read than the file means, at some paths or all."""

from course.lab import draw_deployment, modelled_probe

KINDS = {
    "everybody reads who is meant, and nobody else": (
        "test_check_cors_meant",
        '`config["origins"][origin]["cors"]` says whom an origin means',
    ),
    "a wildcard for everybody": (
        "test_check_cors_meant",
        'A `"*"` without `credentials` means everybody, `"null"` too',
    ),
    "pages that are shut out": ("test_check_cors_meant", "a page may not read that is meant"),
    "credentials that are lent": (
        "test_check_cors_meant",
        "an answer has `access-control-allow-credentials`, although `credentials` is false",
    ),
    "strangers of any name": (
        "test_check_cors_strangers",
        "a page may read that is not meant",
        "A page may read if the answer has its origin or `*` in `access-control-allow-origin`",
    ),
    "null": ("test_check_cors_strangers", "Who gives way to strangers does so to all, to `null`"),
    "names that begin or end like a friend's": (
        "test_check_cors_strangers",
        "or to all whose origin begins or ends like a named one",
    ),
    "a wildcard with credentials in the file": (
        "test_check_cors_strangers",
        'A `"*"` with `credentials` means nobody but those who are named',
    ),
    "one path of several": ("test_check_cors_strangers", 'at one of the paths in `config["pages"]`'),
    "several origins": ("test_check_cors_strangers", "Each origin with a fault has one finding, in any order"),
}
ASIDES = (
    "Write `check_cors(config, probe) -> list`: the origins whose answers let the wrong pages read, each as a",
    "Where `origin-2` compares only how a name ends,",
    '`"null"` never stands in the file',
)
DRAWS = 1000
RESERVE = 50
SHOP, APP = "https://shop.test", "https://app.shop.test"


def draw(rng):
    sound, said, drift = draw_deployment(rng), [], []
    for origin in rng.sample([*sound["origins"]], rng.choice([0, 1, 1, 1, len(sound["origins"])])):
        cors, path = sound["origins"][origin]["cors"], rng.choice([*sound["pages"]])
        keys = ["origins", origin, *rng.choice([[], ["at", path]]), "cors"]
        if rng.random() < 0.2:
            both = {"origins": rng.choice([["*"], [SHOP, "*"]]), "credentials": True}
            said.append([["origins", origin, "cors"], both])
            continue
        named = [one for one in cors["origins"] if one != "*"]
        changed = rng.choice(
            [
                {"origins": [*named, "null"], "credentials": cors["credentials"]},
                {"origins": [*named, "*"], "credentials": rng.random() < 0.7},
                {"origins": named[1:], "credentials": cors["credentials"]},
                {"origins": named[:1], "credentials": cors["credentials"]},
                {"origins": cors["origins"], "credentials": not cors["credentials"]},
                cors | {"compares": "begin"},
                cors | {"compares": "end"},
            ]
        )
        drift.append([keys, changed])
    return [sound, said, drift]


def allowed(case):
    sound, said, drift = case
    named = [one for origin in sound["origins"].values() for one in origin["cors"]["origins"]]
    return "null" not in named and all(keys[0] == "origins" and keys[-1] == "cors" for keys, _ in said + drift)


def play(answer, case):
    sound, said, drift = case
    origins = {origin: dict(told) for origin, told in sound["origins"].items()}
    for keys, value in said:
        origins[keys[1]]["cors"] = value
    config = {**sound, "origins": origins}
    probe, twin, before = modelled_probe(config, drift), modelled_probe(sound), repr(config)
    found = answer["check_cors"](config, probe)
    shown = [(item, place, probe[name](*asked) != twin[name](*asked)) for item, place, (name, *asked) in found]
    return sorted(shown), repr(config) == before


def kinds(case):
    sound, said, drift = case
    was = {origin: told["cors"] for origin, told in sound["origins"].items()}
    told = ["a wildcard for everybody"] * any(cors["origins"] == ["*"] for cors in was.values())
    told += ["a wildcard with credentials in the file"] * bool(said)
    told += ["one path of several"] * (len(sound["pages"]) > 1 and any("at" in keys for keys, _ in drift))
    told += ["several origins"] * (len({keys[1] for keys, _ in said + drift}) > 1)
    for keys, cors in drift:
        before = was[keys[1]]
        told += ["pages that are shut out"] * (len(cors["origins"]) < len(before["origins"]))
        told += ["credentials that are lent"] * (cors["credentials"] and not before["credentials"])
        told += ["strangers of any name"] * ("*" in cors["origins"] and "*" not in before["origins"])
        told += ["null"] * ("null" in cors["origins"])
        told += ["names that begin or end like a friend's"] * ("compares" in cors)
    return [kind for kind in KINDS if kind in told] or ["everybody reads who is meant, and nobody else"]
