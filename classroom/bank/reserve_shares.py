"""A submission's share of the reserve: which cases each test cell plays for it beyond the bank's, by its seed."""

import itertools
import random
from collections import deque

from classroom.bank.bank import Reserve
from classroom.judge.domain import Domain


def shares(seed: str, domains: dict[str, Domain], reserves: dict[str, Reserve]) -> dict[str, dict]:
    """By test cell what `CaseLog` takes: another submission gets other cases, the same one the same."""
    made: dict[str, dict] = {}
    for name, known in domains.items():
        cases = reserves[name].cases
        for number in _each_kind_in_turn(reserves[name], known.reserve, random.Random(f"{seed}/{name}")):
            kinds, wanted = cases[number]
            share = made.setdefault(known.test(kinds), _empty(name, known.source))
            share["numbers"].append(number)
            share["wanted"].append(wanted)
    return made


def _each_kind_in_turn(reserve: Reserve, count: int, rng: random.Random) -> list[int]:
    """Numbers of ``count`` cases, rising, or of all. What is rarely drawn gets its turn as often as what is drawn every
    time: mistakes show where rules meet, and a plain sample of the same size would see less of them.
    """
    chosen: set[int] = set()
    turns = deque(rng.sample(sorted(reserve.of_kind), len(reserve.of_kind)))
    while turns and len(chosen) < count:
        numbers = reserve.of_kind[turns[0]]
        first = rng.randrange(len(numbers))
        fresh = next((one for one in itertools.chain(numbers[first:], numbers[:first]) if one not in chosen), None)
        if fresh is None:
            turns.popleft()
        else:
            chosen.add(fresh)
            turns.rotate(-1)
    return sorted(chosen)


def _empty(exercise: str, source: str) -> dict:
    return {"exercise": exercise, "domain": source, "numbers": [], "wanted": []}
