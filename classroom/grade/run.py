"""Run one submission to its end: hear it, and hear the rest again when its process dies on the way."""

from collections import Counter
from dataclasses import dataclass, field

from classroom.judge.hearing import Warmth
from classroom.lesson import visible_part
from classroom.sandbox.limits import Limits


@dataclass(frozen=True)
class Heard:
    """Outputs of run cells and verdicts on test cells by id; ``endings`` says what killed a process."""

    outputs: dict[str, list[dict]] = field(default_factory=dict)
    verdicts: dict[str, dict] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)


def run_to_end(warmth: Warmth, orders: list[dict], files: dict[str, bytes], limits: Limits) -> Heard:
    """Every order is answered, and nothing that a student may read was made after a hidden input was seen."""
    heard = hear_out(warmth, orders, files, limits)
    _retell(warmth, orders, files, limits, heard)
    return heard


def hear_out(warmth: Warmth, orders: list[dict], files: dict[str, bytes], limits: Limits) -> Heard:
    """Every order is answered. A cell in which the process died is tried again in a fresh process, until nothing
    but the run cells before it has used up the limits; then, or after two such deaths of another cause, it
    counts as not finished. What had died behind such a run cell is heard again without it.
    """
    heard, killers, deaths = Heard(), set(), Counter()
    for _ in range(limits.restarts + 1):
        left = _left(orders, heard, killers)
        if not left:
            return heard
        hearing = warmth.hear(left, files, limits)
        for order in left:
            if order["id"] in hearing.verdicts:
                _keep(order, hearing.verdicts[order["id"]], heard)
        if hearing.ended:
            died = next(i for i, order in enumerate(left) if order["id"] == hearing.stopped_at)
            killers.add(hearing.stopped_at)
            alone = all(order["do"] == "run" for order in left[:died])
            deaths[hearing.stopped_at] += alone
            if alone and (hearing.overspent or deaths[hearing.stopped_at] == 2):
                if left[died]["do"] == "run":
                    behind = {order["id"] for order in orders[orders.index(left[died]) + 1 :]}
                    _forgive(behind, heard)
                    killers -= behind
                    deaths = Counter({name: n for name, n in deaths.items() if name not in behind})
                _give_up(left[died], hearing.ended, "NotFinished", heard)
    for order in _left(orders, heard, killers):
        if order["do"] == "test":
            _give_up(order, "not run: the submission's process had ended too often before", "NotRun", heard)
    return heard


def _forgive(behind: set[str], heard: Heard) -> None:
    """Forget the deaths behind a cell that is given up: they may have been its doing, by what it had left running,
    before it was found out. Failures stay, or whoever guesses could have the dice thrown again.
    """
    for name in behind & heard.endings.keys():
        del heard.endings[name]
        heard.verdicts.pop(name, None)


def _give_up(order: dict, ending: str, kind: str, heard: Heard) -> None:
    heard.endings[order["id"]] = ending
    if order["do"] == "test":
        heard.verdicts[order["id"]] = {"passed": False, "hidden": True, "kind": kind, "transcript": None}


def _keep(order: dict, verdict: dict, heard: Heard) -> None:
    if order["do"] == "run":
        heard.outputs.setdefault(order["id"], verdict["outputs"])
    else:
        heard.verdicts[order["id"]] = verdict


def _left(orders: list[dict], heard: Heard, killers: set[str]) -> list[dict]:
    """In the notebook's order: run cells that do not kill, and tests without a verdict. Those of an exercise
    that has killed wait until all others have theirs: whatever its code costs, it costs that exercise alone.
    """
    cells = {o["id"] for o in orders if o["do"] == "run" and o["id"] not in heard.endings}
    tests = [o for o in orders if o["do"] == "test" and o["id"] not in heard.verdicts]
    guilty = [o["names"] for o in orders if o["do"] == "test" and o["id"] in killers]
    chosen = {o["id"] for o in tests if o["names"] not in guilty} or {o["id"] for o in tests}
    if not chosen and cells <= set(heard.outputs):
        return []
    return [o for o in orders if o["id"] in cells | chosen]


def _retell(warmth: Warmth, orders: list[dict], files: dict[str, bytes], limits: Limits, heard: Heard) -> None:
    """Take outputs and words of visible failures from a process without hidden tests, where they come late.

    A student's code sees the inputs of hidden tests; it could keep them and print them in a cell after.
    """
    first = next((i for i, o in enumerate(orders) if o["do"] == "test" and o["hidden"]), len(orders))
    late = {o["id"] for o in orders[first:] if heard.outputs.get(o["id"]) or _speaks(heard.verdicts.get(o["id"]))}
    if not late:
        return
    cells = {o["id"] for o in orders if o["do"] == "run" and o["id"] not in heard.endings}
    last = max(i for i, order in enumerate(orders) if order["id"] in late)
    visible = [_visible(order) for order in orders[: last + 1] if order["id"] in cells | late]
    told = warmth.hear(visible, files, limits).verdicts
    for name in late & set(heard.outputs):
        heard.outputs[name] = told.get(name, {}).get("outputs", [])
    for name in late & set(heard.verdicts):
        again = told.get(name, {})
        heard.verdicts[name] |= {"kind": again.get("kind", "Failed"), "text": again.get("text", "")}


def _speaks(verdict: dict | None) -> bool:
    return bool(verdict) and not verdict["passed"] and not verdict["hidden"]


def _visible(order: dict) -> dict:
    """A test as it is released: without its hidden regions."""
    if order["do"] == "run":
        return order
    return {**order, "source": visible_part(order["source"]), "hidden": [], "reserve": None}
