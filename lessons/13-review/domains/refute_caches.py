"""refute_caches(claim, about): clients of few codings, texts of any length, fields that allow and forbid."""

import copy
import gzip

BODIES, STORED = "test_refute_caches_bodies", "test_refute_caches_stored"
KINDS = {
    "a client that cannot read another one's copy": (
        STORED,
        "of any two that ask, the second can read what it gets",
        "The origin uses the first coding that a client accepts; with `vary` it sends `Vary: Accept-Encoding`.",
        "a case that breaks the claim",
    ),
    "clients that can read what they get": (STORED, "`None` if there is none"),
    "texts with characters": (BODIES, "a text of n characters has n bytes in UTF-8"),
    "the empty text": (BODIES, "n, 0 or more"),
    "bodies of which some grow": (
        BODIES,
        "gzip makes all smaller; case: an index",
        "All bodies are ASCII, and gzip leaves none as long as it is.",
    ),
    "bodies that all get smaller": (BODIES, "`None` if there is none"),
    "a resource for which a star is right": (
        STORED,
        "to allow any origin, `*`, is wrong for each; case: an index",
    ),
    "resources for which a star is wrong": (STORED, "`None` if there is none"),
    "an answer that may be stored": (
        STORED,
        "a shared cache stores none; case: an index",
        "Each field has a lifetime above 0.",
    ),
    "answers that may not be stored": (STORED, "`None` if there is none"),
    "an authorized answer that says it may": (STORED, "whether a GET had Authorization, and the answer's"),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_caches("star is wrong", [(True, True), (False, True)])` gives `1`.',
)
DRAWS, RESERVE = 2000, 150
SMALL = [("", 1), ("ok", 1), ("abcdefgh", 1), ("x", 9), ("a", 15), ("ab", 8)]
LARGE = [("a", 500), ("<li>item</li>", 40), ("ok ", 60)]
ALLOWS = ["public", "must-revalidate", "s-maxage=60"]


def draw(rng):
    claim = rng.choice(["can be read", "as many", "gzip helps", "star is wrong", "kept by none", "kept by none"])
    if claim == "can be read":
        few = [["gzip"], ["br", "gzip"], ["gzip", "br"], ["zstd", "br", "gzip"], ["br"]]
        few = few[: rng.choice([1, 2, 3, 5])]
        return [claim, (rng.random() < 0.3, [list(rng.choice(few)) for _ in range(rng.choice([0, 1, 2, 3, 4]))])]
    if claim == "as many":
        return [claim, rng.choice([0, 0, 1, 2, 5, 60, rng.randrange(100)])]
    if claim == "gzip helps":
        return [claim, [rng.choice(rng.choice([LARGE, LARGE, SMALL])) for _ in range(rng.choice([0, 1, 2, 3]))]]
    if claim == "star is wrong":
        pairs = [(True, True), (True, False), (False, False), (False, True)]
        return [claim, [rng.choice(pairs[: rng.choice([3, 4])]) for _ in range(rng.choice([0, 1, 2, 3]))]]
    return [claim, [answered(rng) for _ in range(rng.choice([0, 1, 1, 2]))]]


def answered(rng):
    parts = ["max-age=60"] if rng.random() < 0.7 else ["s-maxage=60"]
    parts += rng.sample([*ALLOWS[:2], "private", "no-store", "no-cache", "immutable"], rng.choice([0, 1, 1, 2]))
    return rng.random() < 0.7, ", ".join(rng.sample(parts, len(parts)))


def allowed(case):
    claim, about = case
    if claim == "can be read":
        return all(about[1])
    if claim == "as many":
        return 0 <= about < 1000
    if claim == "gzip helps":
        bodies = [(text * times).encode() for text, times in about]
        return all(body.isascii() and len(gzip.compress(body)) != len(body) for body in bodies)
    return claim == "star is wrong" or all("max" in field and "age=" in field for _, field in about)


def breaks(claim, about, case):
    if claim == "can be read":
        vary, accepted = about
        first, second = case
        shared = not vary or accepted[first] == accepted[second]
        return min(case) >= 0 and first != second and shared and accepted[first][0] not in accepted[second]
    if claim == "as many":
        return len(case) == about != len(case.encode())
    if claim == "gzip helps":
        body = (about[case][0] * about[case][1]).encode()
        return case >= 0 and len(gzip.compress(body)) >= len(body)
    if claim == "star is wrong":
        credentials, public = about[case]
        return case >= 0 and public and not credentials
    authorized, field = about[case]
    names = [part.split("=")[0] for part in field.split(", ")]
    forbidden = "private" in names or "no-store" in names
    said = "public" in names or "must-revalidate" in names or "s-maxage" in names
    return case >= 0 and not forbidden and (said or not authorized)


def play(answer, case):
    before = copy.deepcopy(case)
    found = answer["refute_caches"](*case)
    wanted = {"can be read": tuple, "as many": str}.get(case[0], int)
    told = "none" if found is None else type(found) is wanted and breaks(*case, found)
    return told, case == before


def kinds(case):
    claim, about = case
    if claim == "can be read":
        clients = range(len(about[1]))
        broken = any(breaks(claim, about, (i, j)) for i in clients for j in clients)
        return ["a client that cannot read another one's copy" if broken else "clients that can read what they get"]
    if claim == "as many":
        return ["texts with characters" if about else "the empty text"]
    broken = [breaks(claim, about, at) for at in range(len(about))]
    if claim == "gzip helps":
        return ["bodies of which some grow" if any(broken) else "bodies that all get smaller"]
    if claim == "star is wrong":
        return ["a resource for which a star is right" if any(broken) else "resources for which a star is wrong"]
    said = ["an answer that may be stored" if any(broken) else "answers that may not be stored"]
    allowed_to = any(bad and answer[0] for bad, answer in zip(broken, about, strict=True))
    return said + ["an authorized answer that says it may"] * allowed_to
