"""The search for a bank: play all rivals through many cases of the domain, keep few cases that tell each of them."""

import functools
import itertools
from collections import Counter
from collections.abc import Collection
from concurrent.futures import Executor
from dataclasses import dataclass, field

from classroom.bank.case_runner import BROKEN, NEVER, Stage, failed_in_sight
from classroom.bank.ground_truth import BANK, RESERVE, Arc, GroundTruth, ground_truth, reserved, unreached
from classroom.bank.rivals import Rival, rivals
from classroom.bank.worker_pool import stage_of
from classroom.judge.domain import TELLINGS
from classroom.lesson import Exercise
from course.check._bank import digest

ENOUGH = 12  # of all draws: among them the bank has its choice
IMPATIENCE = 3  # plays that never end, until a rival is not played any more
OF_A_KIND = 2  # cases of each kind, one where rivals are told once


@dataclass
class Told:
    """Digests of a rival's outcomes where they are not the reference's, by place in the ground truth's list of cases.

    ``visible``: the test cells whose visible part a named belief fails.
    """

    rival: Rival
    bank: dict[int, str] = field(default_factory=dict)
    reserve: dict[int, str] = field(default_factory=dict)
    visible: list[str] = field(default_factory=list)


@dataclass
class Found:
    """What a search has found. ``chosen`` are places in ``ground_truth.cases``; the reserve is whole."""

    ground_truth: GroundTruth
    reserve: GroundTruth
    told: list[Told]
    chosen: list[int]
    unreached: list[str]
    tellings: int = TELLINGS

    @property
    def untold(self) -> list[Rival]:
        """Rivals that neither bank nor reserve tells from the reference."""
        return [told.rival for told in self.told if not told.bank and not told.reserve]

    @property
    def hardly(self) -> list[tuple[Rival, int]]:
        """Rivals that the bank tells less often than it should, and how often it does."""
        chosen = set(self.chosen)
        counted = [(told.rival, len(chosen & told.bank.keys())) for told in self.told if told.bank or told.reserve]
        return [(rival, count) for rival, count in counted if count < self.tellings]


def search(pool: Executor, exercise: Exercise, tellings: int = TELLINGS) -> Found:
    """Play every rival of an exercise through its domain, in the processes of `worker_pool`."""
    grounds = [pool.submit(_ground_truth, exercise.name, series) for series in (RESERVE, BANK)]
    reserve, bank = (future.result() for future in grounds)
    told = list(pool.map(functools.partial(_tell, exercise.name), rivals(exercise), chunksize=4))
    reached = set().union(*(case.arcs for case in bank.cases))
    chosen = choose_within(BUDGET, _uses(bank, told), sizes_of(bank, told), tellings)
    return Found(bank, reserve, told, chosen, unreached(exercise.cell.source, reached), tellings)


def _tell(exercise: str, rival: Rival) -> Told:
    """Where a rival's outcomes differ: a named belief's everywhere, of others the first that are enough."""
    stage = stage_of(exercise)
    answer, most = stage.answer(rival.source), None if rival.group == "wrong" else ENOUGH
    bank = _differing(stage, answer, _ground_truth(exercise, BANK), most)
    visible = failed_in_sight(stage, rival.source) if most is None else []
    rest = most is None or not bank
    return Told(rival, bank, _differing(stage, answer, _ground_truth(exercise, RESERVE), most) if rest else {}, visible)


@functools.lru_cache(maxsize=2)
def _ground_truth(exercise: str, series: str) -> GroundTruth:
    """This process's own ground truth of a series, made once."""
    stage = stage_of(exercise)
    count = reserved(stage.domain) if series == RESERVE else stage.domain.draws
    return ground_truth(stage, series, range(count), traced=series == BANK)


def _differing(stage: Stage, answer: dict | None, on: GroundTruth, most: int | None) -> dict[int, str]:
    found: dict[int, str] = {}
    endless = 0
    for at, played in enumerate(on.cases):
        if endless >= IMPATIENCE:
            found |= {at: digest(NEVER)} if most is None else {}
            continue
        told = stage.outcome(answer, played.case)
        endless += told == NEVER
        if told != played.wanted:
            found[at] = digest(told)
        if told == BROKEN or (most is not None and len(found) >= most):
            return found
    return found


Need = tuple


def _uses(on: GroundTruth, told: list[Told]) -> dict[Need, set[int]]:
    """For each need the cases that serve it: telling a rival, two beliefs apart, a branch, a kind."""
    uses: dict[Need, set[int]] = {}
    arcs: dict[Arc, set[int]] = {}
    for at, played in enumerate(on.cases):
        for arc in played.arcs:
            arcs.setdefault(arc, set()).add(at)
        for kind in played.kinds:
            uses.setdefault(("kind", kind), set()).add(at)
    uses |= {("arc", *arc): cases for arc, cases in arcs.items()}
    uses |= {("rival", number): set(one.bank) for number, one in enumerate(told)}
    beliefs = [one for one in told if one.rival.group == "wrong"]
    for one, other in itertools.combinations(beliefs, 2):
        apart = {at for at in one.bank.keys() | other.bank.keys() if one.bank.get(at) != other.bank.get(at)}
        uses["pair", one.rival.name, other.rival.name] = apart
    return uses


BUDGET = 36_000  # characters of a bank
OVERHEAD, OUTCOME = 60, 15  # characters that a case costs beside its own, and for each belief that fails it


def sizes_of(on: GroundTruth, told: list[Told]) -> list[int]:
    """What each case costs in a bank."""
    beliefs = Counter(at for one in told if one.rival.group == "wrong" for at in one.bank)
    return [OVERHEAD + len(repr(played.case)) + OUTCOME * beliefs[at] for at, played in enumerate(on.cases)]


def choose_within(budget: int, uses: dict[Need, set[int]], sizes: list[int], most: int = TELLINGS) -> list[int]:
    """Cases that tell each rival once, then twice, and so on to ``most`` times, as long as they fit into the budget."""
    chosen = choose(uses, sizes, 1)
    for tellings in range(2, most + 1):
        more = choose(uses, sizes, tellings, chosen)
        if sum(sizes[at] for at in more) > budget:
            break
        chosen = more
    return sorted(chosen)


def wanted(need: Need, cases: set[int], tellings: int = TELLINGS) -> int:
    """How many of the ``cases`` that serve a need a bank should have."""
    return min({"rival": tellings, "kind": min(OF_A_KIND, tellings), "arc": 1, "pair": 1}[need[0]], len(cases))


def choose(
    uses: dict[Need, set[int]], sizes: list[int], tellings: int = TELLINGS, begun: Collection[int] = ()
) -> list[int]:
    """Few cases that serve every need: each time the one that serves most of what is left, for its size.

    Rivals are told ``tellings`` times; ``begun`` are cases that are chosen already.
    """
    left = {need: wanted(need, cases, tellings) - len(cases.intersection(begun)) for need, cases in uses.items()}
    left = {need: count for need, count in left.items() if count > 0}
    serves: dict[int, set[Need]] = {}
    for need in left:
        for at in uses[need]:
            serves.setdefault(at, set()).add(need)
    for at in begun:
        serves.pop(at, None)
    chosen = list(begun)
    while left:
        best = max(serves, key=lambda at: (len(serves[at] & left.keys()) / sizes[at], -at))
        chosen.append(best)
        for need in serves.pop(best) & left.keys():
            left[need] -= 1
            if not left[need]:
                del left[need]
    return sorted(chosen)
