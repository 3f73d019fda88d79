"""How fast lesson 10's storm is: ``python -m bench.pool [result.json]`` prints a table.

2,000 requests as the lesson lets them come, without a bound, played in virtual time and drawn as its figure. The goal
is meant for a small laptop, so nothing here fails.
"""

import json
import sys
import time
from pathlib import Path

from course.draw import curves
from course.lab import arrivals, storm
from tests.notebooks.references import references

PHASES, SEED, GOAL_S = [(300, 140), (1000, 700), (9000, 140)], 1, 2


def measure() -> list[dict]:
    space = references("10-connection-pooling")
    start = time.perf_counter()
    told = storm(arrivals(PHASES, SEED), space["everybody"], space["comes_back"])
    played = time.perf_counter()
    moments = {"attempts": told.tried, "done for nobody": told.wasted}
    curves({name: counted(found) for name, found in moments.items()}, "s", "in a second")._repr_html_()
    drawn = time.perf_counter()
    many = f"a storm of {len(told.requests):,} clients"
    return [
        {"what": f"{many}, {len(told.tried):,} attempts: played", "value": played - start, "unit": "s", "goal": None},
        {"what": f"{many}: played and drawn", "value": drawn - start, "unit": "s", "goal": GOAL_S},
    ]


def counted(moments: list[float]) -> list[tuple[float, int]]:
    """How many fall into each quarter of a second, as a rate."""
    quarters = [int(moment // 250) for moment in moments]
    return [(quarter / 4, 4 * quarters.count(quarter)) for quarter in range(max(quarters) + 1)]


def main(*paths: str) -> None:
    rows = measure()
    for row in rows:
        goal = f"  goal ≤ {row['goal']} {row['unit']}" if row["goal"] else ""
        print(f"{row['what']:<56} {row['value']:>8.2f} {row['unit']}{goal}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
