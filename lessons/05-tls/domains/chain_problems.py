"""chain_problems(…): sound chains of up to five certificates, and what mistakes and strangers make of them."""

import copy

HOST, PATH, ALL = "test_chain_problems_kinds", "test_chain_problems_path", "test_chain_problems_all"
KINDS = {
    "a chain without faults": (HOST, "all that is wrong with the certificates that a server sent"),
    "another host": (HOST, "| `\"wrong-host\"` | the leaf's `sans` do not hold for `host`, by `names_match` |"),
    "dates": (
        ALL,
        "| `\"expired\"` | `now` is after the `not_after` of a certificate on the path, the root included |",
        "| `\"not-yet-valid\"` | `now` is before the `not_before` of one |",
    ),
    "who may not issue": (ALL, "| `\"not-a-ca\"` | one of them, other than the leaf, has a false `ca` |"),
    "another order, and more than the path": (
        PATH,
        "Look for it among `roots` first, then in the chain, which may be in any order.",
        "Certificates off the path do not count",
        "The path ends at a root.",
    ),
    "a broken path": (
        PATH,
        "It is broken where nothing fits, or only what is on it already.",
        "The next certificate on it is one whose `subject` is the last one's `issuer` *and* whose `key` is its",
        "| `\"unknown-issuer\"` | the path is broken; what there is of it is judged all the same |",
    ),
}
ASIDES = (
    "`chain` and `roots` are lists of dicts, as `certificates` gives them.",
    "These keys count:",
    "`\"subject\"` and `\"issuer\"`, the names of who has the certificate and who issued it",
    "With `leaf, middle = certificates(chain.pem)` and the real root in `roots`,",
    "`chain_problems([leaf, middle], \"www.shop.test\", leaf[\"not_after\"] + 1, roots)` gives `{\"expired\"}`",
    "`chain_problems([leaf], \"www.shop.test\", leaf[\"not_after\"], roots)` gives `{\"unknown-issuer\"}`.",
    "The leaf is `chain[0]`.",
    "The **path** leads from it to a root.",
    "| problem | when | |---|---|",
    "In the tests at most one certificate among the roots fits as the next, and at most one in the chain.",
    "A leaf is no root.",
)
KEYS = ("subject", "key", "issuer", "signed_by", "ca", "not_before", "not_after", "sans")
NOW = 500


def draw(rng):
    names = ["shop.test", *rng.sample(["One", "Two", "North CA"], rng.choice([0, 1, 1, 2, 2, 3])), "Root"]
    line = []
    for n, name in enumerate(names):
        above = min(n + 1, len(names) - 1)
        sans = rng.choice([["shop.test"], ["a.test", "shop.test"]]) if n == 0 else []
        line.append([name, f"k{n}", names[above], f"k{above}", n > 0, 100, 900, sans])
    line[1][7] = rng.choice([[], [], ["shop.test", "www.shop.test"]])
    strange = [["Evil", "e", "Evil", "e", True, 0, 1000, []], ["x.test", "x", "Root", "e", False, 0, 10, ["x.test"]]]
    roots, host = [line[-1], ["Root 2", "r2", "Root 2", "r2", True, 0, 1000, []]], "shop.test"
    for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
        one = rng.choice(line)
        match rng.randrange(11):
            case 0 | 1:
                one[5] = rng.choice([NOW, NOW + 1, NOW + 90])
            case 2 | 3:
                one[6] = rng.choice([NOW, NOW - 1, NOW - 90])
            case 4:
                one[4] = not one[4]
            case 5:
                host = rng.choice(["www.shop.test", "a.test", "SHOP.test", "Root"])
            case 6:
                line[0][7] = rng.choice([[], ["*.shop.test"], ["x.test"]])
            case 7:
                rng.choice(line[1:])[rng.choice([0, 1])] = rng.choice(["e", "Evil"])
            case 8:
                up = rng.choice(line)
                one[2:4] = up[:2]
            case 9:
                roots.append([*rng.choice(line[1:])[:2], "Old Root", "o", True, 0, 1000, []])
            case 10:
                strange.append([line[-1][0], "e", line[-1][0], "e", True, 0, 1000, []])
                line[-2][3] = "e"
    sent = [*line[1 : len(line) - rng.choice([0, 1, 1, 1])], *rng.sample(strange, rng.choice([0, 0, 1, len(strange)]))]
    if rng.random() < 0.4:
        rng.shuffle(sent)
    if sent and rng.random() < 0.15:
        sent.remove(rng.choice(sent))
    rng.shuffle(roots)
    return copy.deepcopy([[line[0], *sent], host, NOW, roots])


def allowed(case):
    chain, _, _, roots = case
    every = [*chain, *roots]
    fits = [[(c[2], c[3]) == (o[0], o[1]) for o in group] for c in every for group in (chain, roots)]
    return all(sum(row) <= 1 for row in fits) and chain[0] not in roots


def play(answer, case):
    _, host, now, _ = case
    chain, roots = ([dict(zip(KEYS, c, strict=True)) | {"path_length": None} for c in case[at]] for at in (0, 3))
    before = copy.deepcopy([chain, roots])
    found = answer["chain_problems"](chain, host, now, roots)
    return found, [chain, roots] == before


def path_of(chain, roots):
    path = [chain[0]]
    while path[-1] not in roots:
        above = [c for c in [*roots, *chain] if path[-1][2:4] == c[:2]]
        if not above or above[0] in path:
            return path, False
        path.append(above[0])
    return path, True


def kinds(case):
    chain, host, now, roots = case
    path, whole = path_of(chain, roots)
    said = ["dates"] * any(now in (c[5], c[6]) or not c[5] <= now <= c[6] for c in path)
    said += ["who may not issue"] * any(not c[4] for c in path[1:])
    said += ["another order, and more than the path"] * (chain != [c for c in path if c not in roots])
    said += ["a broken path"] * (not whole)
    return said or ["another host" if host not in chain[0][7] else "a chain without faults"]
