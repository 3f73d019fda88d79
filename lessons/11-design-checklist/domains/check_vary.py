"""check_vary(config, probe): any sound deployment with none, one or two faults of compression, at origins or paths."""

from course.lab import draw_deployment, modelled_probe

KINDS = {
    "every answer is as it should be": (
        "test_check_vary_named",
        "An origin has a fault if one of these is true of such a path",
    ),
    "Vary that names other fields": (
        "test_check_vary_named",
        "it sends no `vary` that names the field `Accept-Encoding`",
        "`vary` is a list with commas",
    ),
    "letters in any case, a star": (
        "test_check_vary_named",
        "the case of letters does not matter",
        "A `*` names every field",
    ),
    "Vary in some answers only": ("test_check_vary_named", "asked so, or without `accept-encoding`"),
    "no compression": ("test_check_vary_coded", "asked with `br, gzip`, it sends no `content-encoding`"),
    "paths that are not compressed": ("test_check_vary_coded", 'Only those with `"compress"` count'),
    "one path of several": ("test_check_vary_coded", 'every origin of `config["origins"]` serves all paths'),
    "the file says something else": (
        "test_check_vary_coded",
        "What the file says of `codings` and `vary` is no fault and no excuse: only answers count",
    ),
    "several origins": (
        "test_check_vary_coded",
        "Each such origin has one finding, in any order of origins",
        "Which of its faults you name is up to you; the answer to `call` shows it",
    ),
}
ASIDES = (
    "Write `check_vary(config, probe) -> list`: the origins with a fault in compression, each as a finding",
    '`config["pages"]` says what each path is',
    "with names in small letters; what you ask with is a dict such as",
    "Where `origin-2` sends the plain `/app.js` without `Vary`,",
)
DRAWS = 1200
RESERVE = 20
PATHS = ["/", "/logo.png", "/app.js", "/data.bin", "/style.css"]
GOOD = ["accept-encoding", "ACCEPT-ENCODING", "Origin, Accept-Encoding", "Accept-Language,Accept-Encoding", "*"]
GOOD += ["Origin, *", "Accept-Encoding , Origin", "Origin, Accept-Language, Accept-Encoding"]
BAD = [None, None, "Accept", "X-Accept-Encoding", "Accept-Encoding-Hint", "Origin, Accept-Language", "Accept-*"]


def draw(rng):
    whole, said, drift = draw_deployment(rng), [], []
    sound = {part: whole[part] for part in ("origins", "pages")}
    if rng.random() < 0.4:
        paths = rng.sample(PATHS, rng.choice([1, 2, 3, 5]))
        sound["pages"] = {path: rng.choice(["compress", "compress", "as-is"]) for path in paths}
    for _ in range(rng.choice([0, 1, 1, 1, 2, 2])):
        origin, path = rng.choice([*sound["origins"]]), rng.choice([*sound["pages"]])
        where = ["origins", origin, *rng.choice([[], ["at", path]])]
        change = rng.choice(
            [
                ["vary", rng.choice(BAD)],
                ["vary", rng.choice(GOOD)],
                ["varies", rng.choice(["coded", "plain"])],
                ["codings", rng.choice([[], [], ["zstd"]])],
            ]
        )
        drift.append([[*where, change[0]], change[1]])
    if rng.random() < 0.3:
        origin = rng.choice([*sound["origins"]])
        change = rng.choice([["vary", None], ["vary", rng.choice(BAD)], ["codings", []]])
        said.append([["origins", origin, change[0]], change[1]])
        if rng.random() < 0.7:
            drift.append([["origins", origin, change[0]], sound["origins"][origin][change[0]]])
    return [sound, said, drift]


def allowed(case):
    sound, said, drift = case
    return all(
        keys[0] == "origins" and keys[1] in sound["origins"] and keys[-1] in ("vary", "varies", "codings")
        for keys, _ in said + drift
    )


def play(answer, case):
    sound, said, drift = case
    origins = {origin: dict(told) for origin, told in sound["origins"].items()}
    for keys, value in said:
        origins[keys[1]][keys[2]] = value
    config = {**sound, "origins": origins}
    probe, before = modelled_probe(config, drift), repr(config)
    found = answer["check_vary"](config, probe)
    shown = [(item, place, shows(place, config["pages"], probe, *call)) for item, place, call in found]
    return sorted(shown), repr(config) == before


def shows(place, pages, probe, name, origin, path, asked):
    """Whether the answer to this question is a fault of the origin."""
    told = probe[name](origin, path, asked)["headers"]
    codings = {one.strip() for value in asked.values() for one in value.split(",")}
    plain = {"br", "gzip"} <= codings and "content-encoding" not in told
    named = {name.strip().lower() for name in told.get("vary", "").split(",")}
    fault = plain or not {"*", "accept-encoding"} & named
    return origin == place and pages.get(path) == "compress" and fault


def kinds(case):
    sound, said, drift = case
    changes = [(keys[-1], value) for keys, value in said + drift]
    known = [value for what, value in changes if what == "vary"] + [told["vary"] for told in sound["origins"].values()]
    told = ["every answer is as it should be"] * (not changes)
    told += ["Vary that names other fields"] * any(value in BAD[2:] for value in known)
    told += ["letters in any case, a star"] * any(value in GOOD for value in known)
    told += ["Vary in some answers only"] * any(what == "varies" for what, _ in changes)
    told += ["no compression"] * any(what == "codings" and not {"br", "gzip"} & {*value} for what, value in changes)
    told += ["paths that are not compressed"] * ("as-is" in sound["pages"].values())
    told += ["one path of several"] * (len(sound["pages"]) > 1 and any("at" in keys for keys, _ in drift))
    told += ["the file says something else"] * bool(said)
    told += ["several origins"] * (len({keys[1] for keys, _ in said + drift}) > 1)
    return told or ["Vary that names other fields"]
