"""refute_http(claim, about): fields in any order, operations that look idempotent and are not, forms among others."""

import copy

AGES, TWICE, SENT = (f"test_refute_http_{what}" for what in ("copies", "twice", "sent"))
KINDS = {
    "an age at which the cache asks": (
        AGES,
        "a shared cache uses its copy without asking the origin, at each age from 0 to `longest`",
        "A copy is fresh while it is younger than its lifetime.",
        "a case that breaks the claim",
    ),
    "no age at which the cache asks": (AGES, "`None` if there is none"),
    "a field with s-maxage": (
        AGES,
        "`field` is a Cache-Control field with `max-age`, perhaps `s-maxage` and `no-cache`, in any order, "
        "in small letters, with `, ` between them.",
    ),
    "a field with no-cache": (AGES, "perhaps `s-maxage` and `no-cache`, in any order"),
    "an operation that twice is not once": (
        TWICE,
        "done twice, it leaves the same number as done once, whatever number was there",
        '`"set"` writes n, `"add"` adds n, `"at least"` writes n if the number is lower,',
    ),
    "an operation that twice is once": (TWICE, "`None` if there is none"),
    "requests of which some are sent": (
        SENT,
        "the browser sends none without asking first",
        "No other field is set.",
    ),
    "requests that are all preflighted": (SENT, "Methods: POST, PUT, PATCH, DELETE."),
    "no request at all": (SENT, "`None` if there is none"),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_http("never asks", ("max-age=60", 60))` gives `60`.',
    "Methods:",
    "POST, PUT, PATCH, DELETE.",
    "`type` is a Content-Type in small letters, without parameters.",
)
DRAWS, RESERVE = 2000, 150
FORMS = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
OTHERS = ["application/json", "text/html", "application/xml", "text/csv", "multipart/mixed"]


def draw(rng):
    claim = rng.choice(["never asks", "twice is once", "nothing is sent"])
    if claim == "never asks":
        own, shared = rng.choice([0, 1, 60, 300, 3600]), rng.choice([0, 1, 30, 60, 600])
        parts = [f"max-age={own}", f"s-maxage={shared}", "no-cache"]
        held = parts[: rng.choice([1, 2, 2])] + parts[2:] * (rng.random() < 0.25)
        ends = rng.choice([own, shared])
        return [claim, (", ".join(rng.sample(held, len(held))), max(0, ends + rng.choice([-1, 0, 1, 50, -ends])))]
    if claim == "twice is once":
        n = rng.choice([0, 0, 1, 2, 5, -3, -1, -20, 10, 1000])
        return [claim, (rng.choice(["set", "add", "at least", "from"]), n)]
    pairs = [(method, kind) for method in ["POST", "POST", "PUT", "PATCH", "DELETE"] for kind in FORMS + OTHERS]
    others = [pair for pair in pairs if pair[0] != "POST" or pair[1] in OTHERS]
    few = rng.sample(rng.choice([pairs, others]), rng.choice([0, 1, 1, 2, 3, 4]))
    return [claim, few]


def allowed(case):
    claim, about = case
    if claim == "never asks":
        parts = about[0].split(", ")
        known = all(part == "no-cache" or part.startswith(("max-age=", "s-maxage=")) for part in parts)
        return about[0].islower() and known and any(part.startswith("max-age=") for part in parts) and about[1] >= 0
    if claim == "twice is once":
        return about[0] in ("set", "add", "at least", "from") and type(about[1]) is int
    bare = all("/" in kind and kind.islower() and ";" not in kind for _, kind in about)
    return bare and all(method in ("POST", "PUT", "PATCH", "DELETE") for method, _ in about)


def breaks(claim, about, case):
    if claim == "never asks":
        field, longest = about
        fresh = {}
        for part in field.split(", "):
            name, _, seconds = part.partition("=")
            fresh[name] = seconds
        counts = fresh["s-maxage"] if "s-maxage" in fresh else fresh["max-age"]
        return 0 <= case <= longest and ("no-cache" in fresh or case >= int(counts))
    if claim == "twice is once":
        operation, n = about
        once = written(operation, n, case)
        return written(operation, n, once) != once
    simple = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
    return tuple(case) in [tuple(asked) for asked in about] and case[0] == "POST" and case[1] in simple


def written(operation, n, number):
    return {"set": n, "add": number + n, "at least": max(number, n), "from": n - number}[operation]


def play(answer, case):
    before = copy.deepcopy(case)
    found = answer["refute_http"](*case)
    wanted = tuple if case[0] == "nothing is sent" else int
    told = "none" if found is None else type(found) is wanted and breaks(*case, found)
    return told, case == before


def kinds(case):
    claim, about = case
    if claim == "never asks":
        parts = dict(part.partition("=")[::2] for part in about[0].split(", "))
        asks = "no-cache" in parts or about[1] >= int(parts.get("s-maxage", parts["max-age"]))
        said = [f"{'an' if asks else 'no'} age at which the cache asks"]
        said += ["a field with s-maxage"] * ("s-maxage" in parts)
        return said + ["a field with no-cache"] * ("no-cache" in parts)
    if claim == "twice is once":
        changes = about[0] == "from" or (about[0] == "add" and about[1] != 0)
        return ["an operation that twice is not once" if changes else "an operation that twice is once"]
    if not about:
        return ["no request at all"]
    sent = any(method == "POST" and kind in FORMS for method, kind in about)
    return ["requests of which some are sent" if sent else "requests that are all preflighted"]
