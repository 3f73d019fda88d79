"""A submission's share of the reserve: which cases each test cell plays for it beyond the bank's, by its seed."""

import random

from classroom.bank.bank import Reserve
from classroom.judge.domain import Domain


def shares(seed: str, domains: dict[str, Domain], reserves: dict[str, Reserve]) -> dict[str, dict]:
    """By test cell what `CaseLog` takes: another submission gets other cases, the same one the same."""
    made: dict[str, dict] = {}
    for name, known in domains.items():
        cases = reserves[name].cases
        drawn = random.Random(f"{seed}/{name}").sample(sorted(cases), min(known.reserve, len(cases)))
        for number in sorted(drawn):
            kinds, wanted = cases[number]
            share = made.setdefault(known.test(kinds), _empty(name, known.source))
            share["numbers"].append(number)
            share["wanted"].append(wanted)
    return made


def _empty(exercise: str, source: str) -> dict:
    return {"exercise": exercise, "domain": source, "numbers": [], "wanted": []}
