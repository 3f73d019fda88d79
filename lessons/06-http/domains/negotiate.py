"""negotiate(accept_encoding, offered): fields of some codings, few weights, in any spelling, and any offer."""

WEIGHTS, FORBIDS = "test_negotiate_weights", "test_negotiate_forbids"
REST = "Without `*` such a coding is not accepted, except for `identity`, which is sent if nothing else may be."
KINDS = {
    "no field": (WEIGHTS, "we send `identity`"),
    "an empty field": (WEIGHTS, "An empty field wants `identity`."),
    "a coding without a weight": (WEIGHTS, "without one it is 1"),
    "weights": (WEIGHTS, "Of the offered codings the one with the largest weight wins"),
    "weights that differ in the third decimal": (WEIGHTS, "a weight from 0 to 1 with up to three decimals"),
    "two of the largest weight": (WEIGHTS, "of equal ones the first in `offered`"),
    "capital letters, blanks or empty entries": (WEIGHTS, "capital letters and empty entries mean nothing"),
    "a coding that is not offered": (WEIGHTS, "Of the offered codings"),
    "an offer of identity alone": (FORBIDS, '`vary` is `"Accept-Encoding"` wherever more than one coding is offered.'),
    "none that is offered is named": (FORBIDS, REST),
    "an identity with a weight": (FORBIDS, REST),
    "a weight of 0": (FORBIDS, "Weight 0 forbids."),
    "a star": (FORBIDS, "`*` gives its weight to every offered coding that the field does not name."),
    "a star with a weight beside codings": (FORBIDS, "`*` gives its weight to every offered coding"),
    "a star of weight 0": (FORBIDS, "If nothing may be sent, the coding is None"),
    "an identity of weight 0": (FORBIDS, "If nothing may be sent, the coding is None"),
}
ASIDES = (
    "which coding a server sends, and the value of its `Vary` field",
    "`accept_encoding` is the value of the request's field",
    "`offered` is a list of what the server has",
    "The field is a list with commas.",
    "No coding is named twice.",
    "Without the field any coding may be sent (RFC 9110 §12.5.3)",
    "the server answers 406",
    '`negotiate("gzip, br;q=0.5"',
)
CODINGS = ["br", "gzip", "zstd", "deflate", "x-gzip", "compress", "dcb"]
ZEROS, ONES = ["0", "0.0", "0.00", "0.000"], ["1", "1.0", "1.000"]


def weight(rng):
    close = rng.randrange(2, 999)
    pool = ["0.5", "0.50", "0.9", "0.1", "0.001", "0.001", "0.999", f"0.{close:03}", f"0.{close + 1:03}", "0.25"]
    return rng.choice(rng.choice([pool, pool, ZEROS, ONES]))


def entry(rng, name, text, plain):
    """A coding as it may be written; without ``plain`` in other letters and with blanks."""
    if plain:
        return name if text is None else f"{name};q={text}"
    blank = [rng.choice(["", "", " ", "\t", "  "]) for _ in range(4)]
    name = rng.choice([name, name.upper(), name.title()])
    end = "" if text is None else f"{blank[1]};{blank[2]}{rng.choice('qqQ')}={text}"
    return blank[0] + name + end + blank[3]


def draw(rng):
    offered = rng.sample(CODINGS[:4], rng.choice([0, 1, 2, 2, 3]))
    offered.insert(rng.randrange(len(offered) + 1) if rng.random() < 0.4 else len(offered), "identity")
    if rng.random() < 0.08:
        return rng.choice([None, "", " ", ",", " , ", "\t"]), offered
    names = rng.sample(rng.choice([offered, offered, CODINGS[:4], CODINGS]), 1)
    pool = [name for name in [*offered, rng.choice(CODINGS)] if name not in names]
    names += rng.sample(pool, rng.randrange(min(3, len(pool)) + 1))
    names += ["*"] if rng.random() < 0.35 else []
    names += ["identity"] if "identity" not in names and rng.random() < 0.2 else []
    names, plain, few = sorted(set(names)), rng.random() < 0.6, [weight(rng), weight(rng), None]
    rng.shuffle(names)
    entries = [entry(rng, name, rng.choice([*few, weight(rng)]), plain) for name in names]
    if not plain:
        entries.insert(rng.randrange(len(entries) + 1), rng.choice(["", " "])) if rng.random() < 0.3 else None
        return ",".join(entries), offered
    return rng.choice([", ", ","]).join(entries), offered


def weights(field):
    """From each coding that a field names to its weight in thousandths."""
    parts = [part.replace(" ", "").replace("\t", "").lower().split(";q=") for part in (field or "").split(",")]
    return {name: round(1000 * float((*more, "1")[0])) for name, *more in parts if name}


def allowed(case):
    field, offered = case
    named = [part.split(";")[0].strip(" \t").lower() for part in (field or "").split(",")]
    named = [name for name in named if name]
    return len(set(named)) == len(named) and offered.count("identity") == 1 and len(set(offered)) == len(offered)


def play(answer, case):
    field, offered = case[0], list(case[1])
    return answer["negotiate"](field, offered), offered == case[1]


def kinds(case):
    field, offered = case
    found, text = weights(field), field or ""
    of = [found.get(name, found.get("*")) for name in offered]
    best = max((some for some in of if some), default=0)
    said = {
        "no field": field is None,
        "an empty field": field is not None and not found,
        "a coding without a weight": len(found) > text.lower().count("q="),
        "weights": "q=" in text,
        "weights that differ in the third decimal": any(some and some != best and best - some < 10 for some in of),
        "two of the largest weight": best and of.count(best) > 1,
        "capital letters, blanks or empty entries": found and (text != text.lower() or ",," in text or " ;" in text),
        "a coding that is not offered": bool(found.keys() - {*offered, "*"}),
        "an offer of identity alone": offered == ["identity"],
        "none that is offered is named": found and not {*offered, "*"} & found.keys(),
        "an identity with a weight": found.get("identity", 0) > 0,
        "a weight of 0": 0 in found.values(),
        "a star": "*" in found,
        "a star with a weight beside codings": len(found) > 1 and 0 < found.get("*", 0) < 1000,
        "a star of weight 0": found.get("*") == 0,
        "an identity of weight 0": found.get("identity") == 0,
    }
    return [kind for kind, holds in said.items() if holds]
