"""How fast lesson 11's deployment runs: ``python -m bench.deployment [result.json]`` prints a table.

Start-up is timed in fresh interpreters, imports included: from the file's text until everything can be asked. Then it
is put anew, once with each defect. Goals are meant for a small laptop, so nothing here fails.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from course.lab import Deployment, read_deployment
from course.lab.deployment._defects import DEFECTS, with_defect

FILE, RUNS, GOAL_MS = Path("lessons/11-design-checklist/data/shop.yaml"), 7, 1500
UP = """import time
start = time.perf_counter()
from pathlib import Path
from course.lab import Deployment, read_deployment
with Deployment(read_deployment(Path({path!r}).read_text())) as shop:
    shop.probe["handshake"]("203.0.113.10", ["TLSv1.3"])
    print(time.perf_counter() - start)
"""


def start_up() -> float:
    """The least milliseconds that it takes in a fresh interpreter, with a first question."""
    code = UP.format(path=str(FILE))
    return 1000 * min(float(subprocess.check_output([sys.executable, "-c", code], text=True)) for _ in range(RUNS))


def changes() -> list[float]:
    """Milliseconds that it takes to put it anew with each of the lab's defects."""
    config, took = read_deployment(FILE.read_text()), []
    with Deployment(config) as shop:
        for name in sorted(DEFECTS):
            said, drift, _ = with_defect(config, name, Random(name))
            start = time.perf_counter()
            shop.change(said, drift)
            took.append(1000 * (time.perf_counter() - start))
    return took


def measure() -> list[dict]:
    anew = changes()
    return [
        {"what": "from its file until it runs", "value": start_up(), "unit": "ms", "goal": GOAL_MS},
        {"what": f"put anew with a defect, slowest of {len(anew)}", "value": max(anew), "unit": "ms", "goal": GOAL_MS},
    ]


def main(*paths: str) -> None:
    rows = measure()
    for row in rows:
        print(f"{row['what']:<44} {row['value']:>8.0f} {row['unit']}  goal ≤ {row['goal']} {row['unit']}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
