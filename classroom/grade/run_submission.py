"""Run one submission to its end: run it, and run the rest again when its process dies on the way."""

from collections import Counter
from dataclasses import dataclass, field

from classroom.judge.session_pool import SessionPool, SessionResult
from classroom.lesson import visible_part
from classroom.sandbox.limits import BUSY, WAITS, Limits

TOO_OFTEN = "not run: the submission's process had ended too often before"
TOO_LONG = "not run: the submission had kept waiting before, for {} s"


@dataclass(frozen=True)
class SubmissionResult:
    """Outputs of run cells and verdicts on test cells by id; ``endings`` says what killed a process."""

    outputs: dict[str, list[dict]] = field(default_factory=dict)
    verdicts: dict[str, dict] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)


def run_to_end(sessions: SessionPool, orders: list[dict], files: dict[str, bytes], limits: Limits) -> SubmissionResult:
    """Every order is answered, and nothing that a student may read was made after a hidden input was seen."""
    ran = run_all(sessions, orders, files, limits)
    _retell(sessions, orders, files, limits, ran)
    return ran


def run_all(sessions: SessionPool, orders: list[dict], files: dict[str, bytes], limits: Limits) -> SubmissionResult:
    """Every order is answered. A cell in which the process died is tried again in a fresh process, until nothing
    but the run cells before it has used up the limits; then, or after two such deaths of another cause, it
    counts as not finished. What had died behind such a run cell is run again without it. Whoever does nothing but
    wait, until the wall limit or nearly so, is not waited for each time.
    """
    ran, killers, deaths, waited = SubmissionResult(), set(), Counter(), 0.0
    for _ in range(limits.restarts + 1):
        left = _left(orders, ran, killers)
        if not left or waited >= WAITS * limits.wall_s:
            break
        result = sessions.run(left, files, limits)
        waited += _waited(result, limits)
        for order in left:
            if order["id"] in result.verdicts:
                _keep(order, result.verdicts[order["id"]], ran)
        if result.ended:
            died = next(i for i, order in enumerate(left) if order["id"] == result.stopped_at)
            killers.add(result.stopped_at)
            alone = all(order["do"] == "run" for order in left[:died])
            deaths[result.stopped_at] += alone
            if alone and (result.overspent or deaths[result.stopped_at] == 2):
                if left[died]["do"] == "run":
                    behind = {order["id"] for order in orders[orders.index(left[died]) + 1 :]}
                    _forgive(behind, ran)
                    killers -= behind
                    deaths = Counter({name: n for name, n in deaths.items() if name not in behind})
                _give_up(left[died], result.ended, "NotFinished", ran)
    why = TOO_LONG.format(round(waited)) if waited >= WAITS * limits.wall_s else TOO_OFTEN
    for order in _left(orders, ran, killers):
        if order["do"] == "test":
            _give_up(order, why, "NotRun", ran)
    return ran


def _waited(result: SessionResult, limits: Limits) -> float:
    """Seconds in which a submission did nothing, whatever else the machine did: all of them at the wall limit."""
    if result.wall_s >= limits.wall_s:
        return result.wall_s
    return max(0.0, result.wall_s - BUSY * result.cpu_s)


def _forgive(behind: set[str], ran: SubmissionResult) -> None:
    """Forget the deaths behind a cell that is given up: they may have been its doing, by what it had left running,
    before it was found out. Failures stay, or whoever guesses could have the dice thrown again.
    """
    for name in behind & ran.endings.keys():
        del ran.endings[name]
        ran.verdicts.pop(name, None)


def _give_up(order: dict, ending: str, kind: str, ran: SubmissionResult) -> None:
    ran.endings[order["id"]] = ending
    if order["do"] == "test":
        ran.verdicts[order["id"]] = {"passed": False, "hidden": True, "kind": kind, "transcript": None}


def _keep(order: dict, verdict: dict, ran: SubmissionResult) -> None:
    if order["do"] == "run":
        ran.outputs.setdefault(order["id"], verdict["outputs"])
    else:
        ran.verdicts[order["id"]] = verdict


def _left(orders: list[dict], ran: SubmissionResult, killers: set[str]) -> list[dict]:
    """In the notebook's order: run cells that do not kill, and tests without a verdict. Those of an exercise
    that has killed wait until all others have theirs: whatever its code costs, it costs that exercise alone.
    """
    cells = {o["id"] for o in orders if o["do"] == "run" and o["id"] not in ran.endings}
    tests = [o for o in orders if o["do"] == "test" and o["id"] not in ran.verdicts]
    guilty = [o["names"] for o in orders if o["do"] == "test" and o["id"] in killers]
    chosen = {o["id"] for o in tests if o["names"] not in guilty} or {o["id"] for o in tests}
    if not chosen and cells <= set(ran.outputs):
        return []
    return [o for o in orders if o["id"] in cells | chosen]


def _retell(
    sessions: SessionPool, orders: list[dict], files: dict[str, bytes], limits: Limits, ran: SubmissionResult
) -> None:
    """Take outputs and words of visible failures from a process without hidden tests, where they come late.

    A student's code sees the inputs of hidden tests; it could keep them and print them in a cell after.
    """
    first = next((i for i, o in enumerate(orders) if o["do"] == "test" and o["hidden"]), len(orders))
    late = {o["id"] for o in orders[first:] if ran.outputs.get(o["id"]) or _speaks(ran.verdicts.get(o["id"]))}
    if not late:
        return
    cells = {o["id"] for o in orders if o["do"] == "run" and o["id"] not in ran.endings}
    last = max(i for i, order in enumerate(orders) if order["id"] in late)
    visible = [_visible(order) for order in orders[: last + 1] if order["id"] in cells | late]
    told = sessions.run(visible, files, limits).verdicts
    for name in late & set(ran.outputs):
        ran.outputs[name] = told.get(name, {}).get("outputs", [])
    for name in late & set(ran.verdicts):
        again = told.get(name, {})
        ran.verdicts[name] |= {"kind": again.get("kind", "Failed"), "text": again.get("text", "")}


def _speaks(verdict: dict | None) -> bool:
    return bool(verdict) and not verdict["passed"] and not verdict["hidden"]


def _visible(order: dict) -> dict:
    """A test as it is released: without its hidden regions."""
    if order["do"] == "run":
        return order
    return {**order, "source": visible_part(order["source"]), "hidden": [], "reserve": None}
