"""Cache(): few names and types, answers that take each other's place, questions around the second when one ends."""

LIFE, CHAIN, NAMES, NO = (f"test_cache_{part}" for part in ("life", "chain", "names_and_types", "negative"))
KINDS = {
    "one answer": (
        LIFE,
        "keeps an answer that came in at the time `now`",
        "finds it as it was put",
        "or gives `None`",
        "An answer lives for the smallest of its TTLs, counted from its `put`.",
    ),
    "the last second of an answer": (LIFE, "The one above is found at 1299, and gone at 1300."),
    "the second when an answer is over": (LIFE, "The one above is found at 1299, and gone at 1300."),
    "a question long after an answer is over": (LIFE, "and the seconds it has left"),
    "a TTL of 0": (LIFE, "With a TTL of 0 it is never found."),
    "a TTL of more than a week": (LIFE, "An answer lives for the smallest of its TTLs"),
    "a new answer for the same name and type": (
        LIFE,
        "A new answer takes the place of what was kept for the same name and type.",
    ),
    "several names": (NAMES, "for the same name and type"),
    "a name below another": (NAMES, "this very name does not exist"),
    "a name in other letters": (NAMES, "Capital and small letters make no difference in a name (RFC 4343 §3)."),
    "several types of a name": (NAMES, "for the same name and type"),
    "two caches": (NAMES, "Write the class `Cache()` with two methods."),
    "several TTLs": (CHAIN, "the smallest of its TTLs", "the TTLs of the records along the chain"),
    "nodata": (NO, '`"nodata"`'),
    "a name that does not exist": (NO, '`"nx"` holds for every type of its name'),
    "a name that does not exist, and a name below it": (NO, "this very name does not exist"),
    "a name that does not exist any more": (NO, "and takes the place of all that was kept for the name"),
    "an answer behind an nx": (NO, "Any other answer for the name ends it, for all types."),
    "nodata behind an nx": (NO, "Any other answer for the name ends it, for all types."),
}
ASIDES = (
    "All times are whole seconds",
    "| method | what it does |",
    "After `cache.put(",
    "Types are in capitals",
)
TYPES = ["A", "AAAA", "MX", "NS", "TXT", "CNAME", "SOA", "CAA", "ANY"]
ANSWERS = {"A": ["192.0.2.10"], "AAAA": ["2001:db8::1"], "MX": ["10 a.test.", "20 b.test."]}


def covered(rng):
    """A short no over longer answers, and questions before and behind its end."""
    one, two = rng.sample(TYPES[:4], 2)
    kept = [("put", 0, "a.test", type, rng.choice([["text"], "nodata"]), [900], 0) for type in (one, two)]
    short, at = rng.choice([1, 60]), rng.choice([0, 5])
    no = ("put", 0, "a.test", rng.choice([one, "TXT"]), rng.choice(["nx", "nx", "nodata"]), [short], at)
    asked = [("get", 0, "a.test", type, at + later) for later in (short - 1, short, short + 9) for type in (one, two)]
    new = [("put", 0, "a.test", rng.choice([one, "TXT"]), ["text"], [60], at + short + rng.choice([-1, 0, 3]))]
    return [*kept, no, *rng.choice([asked, new + asked[4:], asked[:2] + new + asked[4:]])]


def draw(rng):
    """Few names, types and lifetimes for each sequence: with many of them nothing would ever meet its like."""
    pick = rng.choice
    if rng.random() < 0.15:
        return covered(rng)
    names = pick([["a.test"]] * 3 + [["a.test", "w.a.test"], ["op.test", "shop.test", "test"]])
    spelt = pick([names, names, [*names, *map(str.upper, names)], [*names, *map(str.title, names)]])
    types = pick([["A"], ["A", "AAAA"], ["A", "MX", "TXT"], rng.sample(TYPES, 3)])
    nos = pick([[], [], ["nx"], ["nodata"], ["nx", "nodata"], ["nx", "nx", "nodata"]])
    lives = pick(
        [[60], [60, 300], [30, 0, 300], [300, 5, 0], [rng.randrange(1, 100), 3600], [86_400, 10**6, 2**31 - 1]]
    )
    several, caches = pick([1, 1, 2, 4]), pick([1, 1, 1, 1, 2])
    now, ends, events = pick([0, 1000, rng.randrange(10**9)]), [], []
    for _ in range(rng.randrange(2, 10)):
        now += pick([0, 0, 1, 10, pick(lives), rng.randrange(1, 400)])
        soon = [end for end in ends if end > now + 1]
        now = pick([now, soon[0] - 1, soon[0], soon[0]]) if soon and rng.random() < 0.4 else now
        cache, name, type = rng.randrange(caches), pick(spelt), pick(types)
        if rng.random() < 0.45 or not events:
            answer = pick([*nos, *[ANSWERS.get(type, ["text"]), ["192.0.2.99"]][: pick([1, 2])]])
            ttls = [pick(lives) for _ in range(pick([1, several]))]
            ends = sorted([*ends, now + min(ttls)])
            events.append(("put", cache, name, type, answer, ttls, now))
        for _ in range(pick([0, 1, 1, 2])):
            events.append(("get", cache, pick([name, name, pick(spelt)]), pick([type, pick(types)]), now))
    return events


def allowed(case):
    times = [event[-1] for event in case]
    for what, _, name, type, *rest in case:
        told, ttls = rest[:2] if what == "put" else ("nx", [0])
        well = told in ("nx", "nodata") or (isinstance(told, list) and told and all(isinstance(t, str) for t in told))
        if not well or not ttls or not all(0 <= ttl < 2**31 for ttl in ttls):
            return False
        if type != type.upper() or not name.isascii() or name.endswith("."):
            return False
    return times == sorted(times) and all(at >= 0 for at in times)


def play(answer, case):
    """What each get gives; and whether each put has left its list of TTLs as it was."""
    caches, came = {}, []
    for what, which, *given in case:
        if which not in caches:
            caches[which] = answer["Cache"]()
        if what == "get":
            came.append(caches[which].get(*given))
        else:
            ttls = list(given[3])
            caches[which].put(*given[:3], ttls, given[4])
            came.append(ttls == given[3])
    return came


def kinds(case):
    puts, said = [], set()
    for what, which, name, type, *rest in case:
        now, low = rest[-1], name.lower()
        before = [put for put in puts if put[:2] == (which, low)]
        others = [put for put in puts if put[0] == which and put[1] != low]
        nx = bool(before) and before[-1][3] == "nx"
        if what == "get":
            ends = [end for *_, end in before]
            said |= {"the last second of an answer"} if now + 1 in ends else set()
            said |= {"the second when an answer is over"} if now in ends else set()
            said |= {"a question long after an answer is over"} if any(end < now for end in ends) else set()
            said |= {"a name that does not exist"} if nx else set()
            below = any(low.endswith("." + put[1]) for put in others)
            gone = any(low.endswith("." + put[1]) and put[3] == "nx" for put in others)
            said |= {"a name below another"} if below else set()
            said |= {"a name that does not exist, and a name below it"} if gone else set()
        else:
            told, ttls = rest[:2]
            said |= {"a TTL of 0"} if 0 in ttls else set()
            said |= {"a TTL of more than a week"} if min(ttls) > 7 * 86_400 else set()
            said |= {"several TTLs"} if len(set(ttls)) > 1 else set()
            said |= {"a new answer for the same name and type"} if any(put[2] == type for put in before) else set()
            said |= {"a name that does not exist any more"} if told == "nx" and before else set()
            said |= {"nodata"} if told == "nodata" else set()
            behind = "nodata behind an nx" if told == "nodata" else "an answer behind an nx"
            said |= {behind} if nx and told != "nx" else set()
            puts.append((which, low, type, told, now + min(ttls)))
        said |= {"several types of a name"} if {type, *(put[2] for put in before)} != {type} else set()
        said |= {"several names"} if others else set()
    said |= {"one answer"} if len(puts) == 1 else set()
    said |= {"a name in other letters"} if any(event[2] != event[2].lower() for event in case) else set()
    said |= {"two caches"} if {event[1] for event in case} == {0, 1} else set()
    return [kind for kind in KINDS if kind in said]
