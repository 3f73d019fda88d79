"""cache_key(req, vary): two requests by one vary each, equal but for one small change; Vary in every spelling."""

from course.check import equal_keys

STAR, FIELDS = "test_cache_key_star", "test_cache_key_fields"
ONE = "a value that is equal for two requests if one answer serves both, and different if not"
KINDS = {
    "no vary": (FIELDS, "`vary` is the value of the response's `vary` field, or None."),
    "a vary of no name": (FIELDS, "only which names occur counts"),
    "nothing that differs": (FIELDS, ONE),
    "another url": (FIELDS, ONE),
    "a named field with another value": (FIELDS, ONE),
    "a field that is not named with another value": (FIELDS, ONE),
    "a named field that only one request has": (FIELDS, "A field that one request lacks and the other has"),
    "a named field that is empty in one request": (FIELDS, "even empty, makes a difference (RFC 9111 §4.1)"),
    "a named field that both lack": (FIELDS, ONE),
    "values in other letters or with other spaces": (FIELDS, "Values are compared as they are."),
    "values of two fields exchanged": (FIELDS, ONE),
    "a vary in another spelling": (FIELDS, "Names in `vary` may be in capital or small letters, in any order"),
    "a star alone": (STAR, "*`, which no request matches."),
    "a star among names": (STAR, "*`, which no request matches."),
}
ASIDES = (
    '`req` is a dict with `"url"` and `"headers"`, names of fields in small letters.',
    "Return anything that can be a key of a dict",
    'With `a = {"url": "/"',
)
VALUES = ["*/*", "de", "en", "de, en;q=0.5", "br", "gzip, br", "br, gzip", "None", "a=b", "1"]
VALUES += ["('a', 'b')", "", "x; y", "a|b", "a,b"]
NAMES = ["accept", "accept-language", "accept-encoding", "cookie", "dnt", "origin", "x-a", "x-a-b", "a", "b", "url"]


def run_together(rng):
    """Two requests whose fields, written one after the other, give the same text."""
    one, two = sorted(rng.sample(NAMES, 2))
    text, more = rng.choice(["x", "de", "1"]), rng.choice(["y", "1"])
    joint = rng.choice(["&", ";", ",", "|", "; ", ", "]) + two + rng.choice(["=", ":", ": "])
    apart, joined = {one: text, two: more}, {one: text + joint + more}
    requests = [{"url": "/", "headers": headers} for headers in rng.sample([apart, joined], 2)]
    return (requests[0], f"{one}, {two}"), (requests[1], f"{one}, {two}")


def spelled(rng, names):
    """A vary with these names, in any order, some twice, in any letters, with blanks and empty entries."""
    listed = [*names, *rng.sample(names, min(len(names), rng.choice([0, 0, 1])))]
    rng.shuffle(listed)
    listed += [""] if rng.random() < 0.15 else []
    listed.insert(0, "") if rng.random() < 0.1 else None
    texts = [rng.choice([name, name.title(), name.upper()]) for name in listed]
    return ",".join(rng.choice(["", "", " ", "\t"]) + text + rng.choice(["", "", " "]) for text in texts)


def changed(rng, headers, names):
    """The same fields but for one small change."""
    name = rng.choice(names or NAMES) if rng.random() < 0.75 else rng.choice(NAMES)
    way, made = rng.choice(["value", "lack", "empty", "case", "blank", "swap", "move"]), dict(headers)
    if way == "lack":
        made.pop(name, None)
    elif way == "empty":
        made[name] = ""
    elif way in ("case", "blank") and name in made:
        made[name] = made[name].swapcase() if way == "case" else made[name].replace(" ", "") + rng.choice([" ", ""])
    elif way in ("swap", "move") and len(names) > 1:
        one, two = rng.sample(names, 2)
        kept = {one: made.pop(two, None), two: made.pop(one, None) if way == "swap" else None}
        made |= {name: text for name, text in kept.items() if text is not None}
    else:
        made[name] = rng.choice(VALUES)
    return made


def draw(rng):
    if rng.random() < 0.06:
        return run_together(rng)
    names = rng.sample(NAMES, rng.choice([0, 1, 1, 2, 2, 3]))
    star = rng.random() < 0.12
    vary = spelled(rng, names + ["*"] * star) if names or star else rng.choice([None, None, "", " ", ",", " , "])
    second = rng.choice([vary, vary, spelled(rng, names + ["*"] * star) if names else rng.choice([None, ""])])
    url = rng.choice(["/", "/a", "/a?x=1", "/A", "/a%20b", ""])
    headers = {name: rng.choice(VALUES) for name in rng.sample(NAMES, rng.randrange(5))}
    headers |= {name: rng.choice(VALUES) for name in names if rng.random() < 0.6}
    other = rng.choice([headers, changed(rng, headers, names), changed(rng, headers, names)])
    others = list(other.items())
    rng.shuffle(others)
    to = url if rng.random() < 0.85 else rng.choice([url.upper(), url + "/", url + "?", url.partition("?")[0], "/b"])
    return ({"url": url, "headers": headers}, vary), ({"url": to, "headers": dict(others)}, second)


def named(vary):
    return {name.strip(" \t").lower() for name in (vary or "").split(",")} - {""}


def allowed(case):
    (one, first), (two, second) = case
    fields = (*one["headers"], *two["headers"])
    return named(first) == named(second) and all(name == name.lower() for name in fields)


def play(answer, case):
    """None for a star; else whether the keys are equal, with names and requests as they were."""
    (one, first), (two, second) = ((dict(req, headers=dict(req["headers"])), vary) for req, vary in case)
    if "*" in (first or ""):
        return answer["cache_key"](one, first)
    return equal_keys(answer["cache_key"], (one, first), (two, second)), one == case[0][0], two == case[1][0]


def kinds(case):
    (one, vary), (two, second) = case
    names = named(vary)
    first, then = one["headers"], two["headers"]
    differ = {name for name in first.keys() | then.keys() if first.get(name) != then.get(name)}
    shared = [name for name in differ & names if name in first and name in then]
    found = {
        "no vary": vary is None,
        "a vary of no name": vary is not None and not names,
        "nothing that differs": not differ and one["url"] == two["url"],
        "another url": one["url"] != two["url"],
        "a named field with another value": bool(shared),
        "a field that is not named with another value": bool(differ - names),
        "a named field that only one request has": len(differ & names) > len(shared),
        "a named field that is empty in one request": any("" in (first.get(n), then.get(n)) for n in differ & names),
        "a named field that both lack": any(name not in first and name not in then for name in names),
        "values in other letters or with other spaces": any(
            first[name].lower().split() == then[name].lower().split() for name in shared
        ),
        "values of two fields exchanged": len(differ & names) == 2
        and sorted(str(first.get(n)) for n in differ) == sorted(str(then.get(n)) for n in differ),
        "a vary in another spelling": vary != second,
        "a star alone": names == {"*"},
        "a star among names": "*" in names and len(names) > 1,
    }
    return [kind for kind, holds in found.items() if holds]
