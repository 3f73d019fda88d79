"""How long the referee of lesson 9 takes: ``python -m bench.cors [result.json]`` prints a table.

150 drawn exchanges in one run of Chromium, start included, in seconds of the clock; and the same in the lab's browser,
in CPU time for each fetch. The first needs Chromium and what `make long` installs; without them that is said, and the
second is measured. The goals are meant for a small laptop, so nothing here fails.
"""

import json
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from course.lab import Browser, LiveWeb, Web
from tests.course.lab.browser.chromium import Chromium
from tests.course.lab.browser.exchanges import ORIGINS, draw
from tests.course.lab.browser.playing import fetched, in_chromium, serve
from tests.notebooks.references import references
from tests.tools import wanting

EXCHANGES = [draw(number) for number in range(150)]
GOAL, GOAL_EACH = 15, 0.2


def chromium() -> float:
    """Seconds for all exchanges."""
    start, plan = time.perf_counter(), {}
    with LiveWeb() as web, tempfile.TemporaryDirectory() as profile:
        serve(web, ORIGINS, plan)
        with Chromium(web, ORIGINS, Path(profile)) as browser:
            for exchange in EXCHANGES:
                in_chromium(web, plan, exchange, browser)
        return time.perf_counter() - start


def lab() -> float:
    """Milliseconds of CPU for a fetch, without sockets."""
    space, plan, web = references("09-cors"), {}, Web()
    decisions = {name: space[name] for name in ("same_origin", "preflight", "passes", "may_read")}
    serve(web, ORIGINS, plan)
    start = time.process_time()
    for exchange in EXCHANGES * 5:
        plan.clear()
        plan.update(exchange["answers"])
        browser = Browser(web, **decisions)
        for step in exchange["steps"]:
            fetched(browser, step)
    fetches = sum(len(exchange["steps"]) for exchange in EXCHANGES) * 5
    return (time.process_time() - start) / fetches * 1000


def missing() -> str | None:
    """What Chromium's row wants here, or None."""
    return wanting("chromium", "chromium") or (None if find_spec("playwright") else "needs playwright: make long")


def measure() -> list[dict]:
    exchanges = {"what": f"{len(EXCHANGES)} exchanges in Chromium", "unit": "s", "goal": GOAL}
    return [
        exchanges | {"value": None if missing() else chromium()},
        {"what": "a fetch in the lab", "value": lab(), "unit": "ms", "goal": GOAL_EACH},
    ]


def main(*paths: str) -> None:
    rows = measure()
    for row in rows:
        value = missing() if row["value"] is None else f"{row['value']:>8.2f} {row['unit']}"
        print(f"{row['what']:<32} {value}  goal ≤ {row['goal']} {row['unit']}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
