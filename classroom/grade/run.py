"""Run one submission to its end: hear it, and hear the rest again when its process dies on the way."""

from dataclasses import dataclass, field

from classroom.judge.hearing import Warmth
from classroom.sandbox.limits import Limits


@dataclass(frozen=True)
class Heard:
    """Outputs of run cells and verdicts on test cells by id; ``endings`` says what killed a process."""

    outputs: dict[str, list[dict]] = field(default_factory=dict)
    verdicts: dict[str, dict] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)


def run_to_end(warmth: Warmth, orders: list[dict], files: dict[str, bytes], limits: Limits) -> Heard:
    """Every order is answered. A cell in which the process died is tried once more in a fresh process,
    unless it was the first test there: then nothing but the run cells before it had used up the limits.
    """
    heard, deaths = Heard(), {}
    for _ in range(limits.restarts + 1):
        left = _left(orders, heard, deaths)
        if not left:
            return heard
        hearing = warmth.hear(left, files, limits)
        for order in left:
            if order["id"] in hearing.verdicts:
                _keep(order, hearing.verdicts[order["id"]], heard)
        if hearing.ended is None:
            return heard
        died = hearing.stopped_at
        alone = not any(order["do"] == "test" and order["id"] in hearing.verdicts for order in left)
        deaths[died] = deaths.get(died, 0) + (2 if alone else 1)
        if deaths[died] >= 2:
            heard.endings[died] = hearing.ended
            heard.verdicts[died] = {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}
    for order in _left(orders, heard, deaths):
        if order["do"] == "test":
            heard.endings[order["id"]] = "not run: the submission's process had ended too often before"
            heard.verdicts[order["id"]] = {"passed": False, "hidden": True, "kind": "NotRun", "transcript": None}
    return heard


def _keep(order: dict, verdict: dict, heard: Heard) -> None:
    if order["do"] == "run":
        heard.outputs.setdefault(order["id"], verdict["outputs"])
    else:
        heard.verdicts[order["id"]] = verdict


def _left(orders: list[dict], heard: Heard, deaths: dict[str, int]) -> list[dict]:
    """Run cells that did not kill, then the tests without a verdict, the one that died last first."""
    tests = [o for o in orders if o["do"] == "test" and o["id"] not in heard.verdicts]
    cells = [o for o in orders if o["do"] == "run" and deaths.get(o["id"], 0) < 2]
    if not tests and all(o["id"] in heard.outputs for o in cells):
        return []
    retried = [o for o in tests if o["id"] in deaths]
    if not deaths:
        return [o for o in orders if o in cells or o in tests]
    return cells + retried + [o for o in tests if o["id"] not in deaths]
