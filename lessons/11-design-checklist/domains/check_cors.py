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
        "or to all whose origin begins or ends like one that the file names",
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
    '`"null"` never stands among the `origins` of the file',
)
DRAWS = 1000
RESERVE = 20
SHOP, APP, EVIL = "https://shop.test", "https://app.shop.test", "https://evilshop.test"
NAMED = ([SHOP], [SHOP, APP], [APP, SHOP], [SHOP, EVIL], [SHOP, EVIL, APP], [APP, APP + ".evil.test"], [EVIL])
NAMED += ([EVIL, SHOP], [APP + ".evil.test", APP], [], [])


def draw(rng):
    whole, said, drift = draw_deployment(rng), [], []
    meant = {"origins": whole["origins"], "pages": dict([*whole["pages"].items()][: rng.choice([1, 2, 2, 3])])}
    for told in meant["origins"].values():
        named = [*rng.choice(NAMED)]
        public = {"origins": rng.choice([named, named, [*named, "*"], ["*", *named]]), "credentials": False}
        told["cors"] = rng.choice([told["cors"], {"origins": named, "credentials": True}, public])
    for origin in rng.sample([*meant["origins"]], rng.choice([0, 1, 1, 1, len(meant["origins"])])):
        cors, path = meant["origins"][origin]["cors"], rng.choice([*meant["pages"], [*meant["pages"]][-1]])
        named, lent = [one for one in cors["origins"] if one != "*"], cors["credentials"]
        keys = ["origins", origin, *rng.choice([[], ["at", path]]), "cors"]
        if lent and rng.random() < 0.4:
            star = rng.choice([["*", *named], [*named, "*"]])
            said.append([["origins", origin, "cors"], {"origins": star, "credentials": True}])
            keys = ["origins", origin, "cors"]
            drift += [[keys, cors]] * rng.choice([0, 1])
            if rng.random() < 0.4:
                continue
        changed = rng.choice(
            [
                {"origins": [*named, "null"], "credentials": lent},
                {"origins": [*named, "*"], "credentials": rng.random() < 0.6},
                {"origins": ["*"], "credentials": False},
                {"origins": named[1:], "credentials": lent},
                {"origins": named[:1], "credentials": lent},
                {"origins": cors["origins"], "credentials": not lent},
                {"origins": cors["origins"], "credentials": not lent},
                cors | {"compares": "begin"},
                cors | {"compares": "end"},
                cors | {"always": rng.choice([*named, SHOP])},
            ]
        )
        drift.append([[*keys[:2], "cors"] if "always" in changed else keys, changed])
    return [meant, said, drift]


def allowed(case):
    meant, said, drift = case
    cors = {origin: told["cors"] for origin, told in meant["origins"].items()}
    if any("null" in told["origins"] or (told["credentials"] and "*" in told["origins"]) for told in cors.values()):
        return False
    runs = all({*told["origins"]} <= {*cors[keys[1]]["origins"], "*", "null"} for keys, told in drift)
    stars = all({*told["origins"]} == {*cors[keys[1]]["origins"], "*"} and told["credentials"] for keys, told in said)
    asked = all("always" not in told or cors[keys[1]]["origins"] for keys, told in drift)
    return runs and stars and asked


def play(answer, case):
    meant, said, drift = case
    origins = {origin: dict(told) for origin, told in meant["origins"].items()}
    for keys, value in said:
        origins[keys[1]]["cors"] = value
    config = {**meant, "origins": origins}
    probe, twin, before = sending(modelled_probe(config, drift), drift), modelled_probe(meant), repr(config)
    found = answer["check_cors"](config, probe)
    shown = []
    for item, place, (name, origin, path, asked) in found:
        (reads, lent), (may, lends) = (told(one[name](origin, path, asked), asked) for one in (probe, twin))
        shown.append((item, place, origin == place and (reads != may or lent > lends)))
    return sorted(shown), repr(config) == before


def sending(probe, drift):
    """A probe of origins of which some send one `access-control-allow-origin` to all who ask."""
    sent = {keys[1]: cors["always"] for keys, cors in drift if "always" in cors}

    def get(origin, path, asked):
        answer = probe["get"](origin, path, asked)
        if origin in sent:
            answer["headers"]["access-control-allow-origin"] = sent[origin]
        return answer

    return probe | {"get": get}


def told(answer, asked):
    """Whether who asked may read, and with credentials."""
    names = {name.lower(): value for name, value in asked.items()}
    headers = answer["headers"]
    reads = headers.get("access-control-allow-origin") in (names.get("origin"), "*")
    return reads, "access-control-allow-credentials" in headers


def kinds(case):
    meant, said, drift = case
    was = {origin: told["cors"] for origin, told in meant["origins"].items()}
    told = ["a wildcard for everybody"] * any("*" in cors["origins"] for cors in was.values())
    told += ["a wildcard with credentials in the file"] * bool(said)
    told += ["one path of several"] * (len(meant["pages"]) > 1 and any("at" in keys for keys, _ in drift))
    told += ["several origins"] * (len({keys[1] for keys, _ in said + drift}) > 1)
    for keys, cors in drift:
        before = was[keys[1]]
        told += ["pages that are shut out"] * (len(cors["origins"]) < len(before["origins"]))
        told += ["credentials that are lent"] * (cors["credentials"] and not before["credentials"])
        told += ["strangers of any name"] * ("always" in cors or "*" in {*cors["origins"]} - {*before["origins"]})
        told += ["null"] * ("null" in cors["origins"])
        told += ["names that begin or end like a friend's"] * ("compares" in cors)
    return [kind for kind in KINDS if kind in told] or ["everybody reads who is meant, and nobody else"]
