"""served(calls, authority, callers): addresses, headers and certificates that agree, and that contradict each other."""

import copy

CELL = "test_served_callers"
KINDS = {
    "a certificate of the authority": (
        CELL,
        "Only a certificate says who calls, and only one that `authority` has issued.",
        "the indexes of the calls that it serves, in order",
        "where it comes from, the name in its field `X-Client` or `None`, and the `(name, issuer)` of the certificate",
    ),
    "a call without a certificate": (CELL, "the `(name, issuer)` of the certificate that it showed, or `None`"),
    "a certificate of somebody else": (CELL, "only one that `authority` has issued"),
    "a header that names another caller": (CELL, "Only a certificate says who calls"),
    "a name that may not call": (CELL, "`callers` is the set of names that may call."),
    "names that differ in their case": (CELL, "Names are compared as they are."),
    "no call at all": (CELL, "the indexes of the calls that it serves, in order"),
}
ASIDES = (
    "A service in a private network speaks mTLS.",
    "Write `served(calls, authority, callers) -> list`:",
    "Each call is `(address, header, certificate)`:",
    '`served([("10.0.0.7", "billing", None), ("203.0.113.9", None, ("billing", "ours"))], "ours", {"billing"})` gives',
)
DRAWS, RESERVE = 1500, 100
NAMES = ["billing", "web", "Billing", "billing-2", "eu.billing", " billing", "web ", "ours"]
ISSUERS = ["theirs", "Ours", "ours-2", "not-ours", "test.ours", "our", " ours"]


def draw(rng):
    issuers = rng.sample(["ours", rng.choice(ISSUERS)], 2)
    few = rng.sample(NAMES, rng.choice([1, 2, 3])) + ["ours"] * (rng.random() < 0.15)

    def call():
        address = rng.choice(["10.0.0.7", "192.168.1.9", "127.0.0.1", "203.0.113.9", "2001:db8::7"])
        header, name = rng.choice([None, *few]), rng.choice(few)
        return address, header, rng.choice([None, (name, issuers[0]), (name, issuers[0]), (name, issuers[1])])

    calls = [call() for _ in range(rng.choice([0, 1, 2, 3, 5]))]
    return [calls, issuers[0], sorted(rng.sample(NAMES, rng.choice([0, 1, 2, 4])))]


def allowed(case):
    calls, authority, callers = case
    shown = [certificate for _, _, certificate in calls if certificate is not None]
    return bool(authority) and all(callers) and all(name and issuer for name, issuer in shown)


def play(answer, case):
    calls, authority, callers = case[0], case[1], set(case[2])
    before = copy.deepcopy((calls, callers))
    return answer["served"](calls, authority, callers), (calls, callers) == before


def kinds(case):
    calls, authority, callers = case
    shown = [certificate for _, _, certificate in calls if certificate]
    lower = {name.lower() for name in callers}
    said = ["a certificate of the authority"] * any(issuer == authority for _, issuer in shown)
    said += ["a call without a certificate"] * (len(shown) < len(calls))
    said += ["a certificate of somebody else"] * any(issuer != authority for _, issuer in shown)
    said += ["a header that names another caller"] * any(c and header and header != c[0] for _, header, c in calls)
    said += ["a name that may not call"] * any(name not in callers for name, _ in shown)
    near = any(name.lower() in lower and name not in callers for name, _ in shown)
    said += ["names that differ in their case"] * near
    return said or ["no call at all"]
