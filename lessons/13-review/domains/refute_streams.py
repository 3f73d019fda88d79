"""refute_streams(claim, about): messages of one byte and more, times at the border, chains that end too soon."""

import copy

TCP, TLS = "test_refute_streams_tcp", "test_refute_streams_tls"
KINDS = {
    "messages that recv may cut or join": (
        TCP,
        "each read gives one message; case: another list of sizes that reads may give, each 1 byte or more",
        "a case that breaks the claim",
    ),
    "no message, or a single byte": (TCP, "`None` if there is none"),
    "a connection that is idle for too long": (
        TCP,
        "a connection that was idle for 0 to `longest` sends as much at once as before",
        "A window begins anew after more than one RTO (RFC 5681 §4.1).",
    ),
    "a connection that stays warm": (TCP, "`None` if there is none"),
    "objects of several packets": (TLS, "whichever is lost, what arrives behind it can be used"),
    "objects of one packet each": (TLS, "`None` if there is none"),
    "a chain that holds for a shorter time than its leaf": (
        TLS,
        "all of it holds at each time at which the leaf does, both ends included; case: such a time",
        "All times are whole.",
    ),
    "a chain that holds as long as its leaf": (TLS, "`None` if there is none"),
    "servers with several memories": (
        TLS,
        "the same data, sent to any two servers, have one effect",
    ),
    "servers with one memory": (TLS, "`None` if there is none"),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_streams("stays warm", (300, 301))` gives `301`.',
)
DRAWS, RESERVE = 2000, 150


def draw(rng):
    claim = rng.choice(["one by one", "stays warm", "never held up", "leaf alone", "leaf alone", "once"])
    if claim == "one by one":
        sizes = rng.choice([[1], [1, 2, 3, 100, 1460]])
        return [claim, [rng.choice(sizes) for _ in range(rng.choice([0, 1, 1, 2, 3, 4, 5, 6, 7]))]]
    if claim == "stays warm":
        rto = rng.choice([1, 200, 300, 1000, rng.randrange(1, 2000)])
        return [claim, (rto, max(0, rto + rng.choice([-1, 0, 1, 500, -200])))]
    if claim == "never held up":
        few = ["a", "b", "c", "d"][: rng.choice([2, 4])]
        return [claim, rng.sample(few, 2) if rng.random() < 0.4 else [rng.choice(few) for _ in range(rng.randrange(5))]]
    if claim == "leaf alone":
        begin = rng.randrange(10, 90)
        leaf = begin, begin + rng.choice([0, 1, 47, 90])
        wide = [(max(0, leaf[0] - rng.choice([0, 0, 1, 9])), leaf[1] + rng.choice([0, 0, 1, 9])) for _ in range(3)]
        late, early = [(leaf[0] + 1, leaf[1] + 5), (leaf[1] + 1, 999)], [(0, leaf[1] - 1), (0, leaf[0] - 2)]
        bad = rng.choice([*late, *early, (leaf[0] + 1, leaf[1] + 1)])
        chain = [leaf, *wide[: rng.choice([0, 1, 2])]]
        return [claim, [*chain, bad] if rng.random() < 0.5 and bad[0] <= bad[1] else chain]
    return [claim, [rng.choice(["m1", "m1", "m1", "m2", "m3"]) for _ in range(rng.choice([0, 1, 2, 2, 3, 4]))]]


def allowed(case):
    claim, about = case
    if claim == "one by one":
        return all(size >= 1 for size in about)
    if claim == "stays warm":
        return about[0] >= 1 and about[1] >= 0
    if claim == "leaf alone":
        return bool(about) and all(0 <= begin <= end for begin, end in about)
    return claim in ("never held up", "once")


def breaks(claim, about, case):
    if claim == "one by one":
        return case != about and sum(case) == sum(about) and min(case) >= 1
    if claim == "stays warm":
        return about[0] < case <= about[1]
    if claim == "never held up":
        return case >= 0 and about[case] in about[case + 1 :]
    if claim == "leaf alone":
        begins, ends = zip(*about, strict=True)
        return begins[0] <= case <= ends[0] and not max(begins) <= case <= min(ends)
    one, other = case
    return min(case) >= 0 and about[one] != about[other]


def play(answer, case):
    before = copy.deepcopy(case)
    found = answer["refute_streams"](*case)
    wanted = {"one by one": list, "once": tuple}.get(case[0], int)
    told = "none" if found is None else type(found) is wanted and breaks(*case, found)
    return told, case == before


def kinds(case):
    claim, about = case
    if claim == "one by one":
        return ["messages that recv may cut or join" if sum(about) > 1 else "no message, or a single byte"]
    if claim == "stays warm":
        return ["a connection that " + ("is idle for too long" if about[1] > about[0] else "stays warm")]
    if claim == "never held up":
        return ["objects of several packets" if len(set(about)) < len(about) else "objects of one packet each"]
    if claim == "leaf alone":
        short = max(begin for begin, _ in about) > about[0][0] or min(end for _, end in about) < about[0][1]
        return ["a chain that holds " + ("for a shorter time than its leaf" if short else "as long as its leaf")]
    return ["servers with several memories" if len(set(about)) > 1 else "servers with one memory"]
