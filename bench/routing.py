"""How fast routes spread: ``python -m bench.routing [result.json]`` prints a table.

1,000 ASes and 100 prefixes, once by messages under decisions as a lesson hands them in, and once by a plain
Bellman-Ford, which only counts hops on the same graph. Both in this process, one after the other, in seconds of CPU;
the goal is meant for a small laptop, so nothing here fails.
"""

import gc
import json
import sys
import time
from pathlib import Path
from random import Random

from course.lab import AsGraph

ASES, PREFIXES, TOP = 1000, 100, 10
GOAL = 5  # times a plain Bellman-Ford
OPPOSITE = {"customer": "provider", "provider": "customer", "peer": "peer"}


def internet(draw: Random) -> dict[int, dict[int, str]]:
    """Ten networks at the top, all peers of each other; the others have providers above them, and some have peers."""
    links = {number: {} for number in range(1, ASES + 1)}

    def join(a, b, is_a):
        if a != b and b not in links[a]:
            links[a][b], links[b][a] = is_a, OPPOSITE[is_a]

    for a in range(2, ASES + 1):
        above = (
            range(1, a) if a <= TOP else [draw.randrange(1, max(TOP, a // 3)) for _ in range(draw.choice([1, 2, 2, 3]))]
        )
        for b in above:
            join(a, b, "peer" if a <= TOP else "provider")
    for a in range(TOP + 1, ASES - 1):
        join(a, draw.randrange(a + 1, min(a + 100, ASES) + 1), "peer")
    return links


def spread(links, origins) -> tuple[float, int]:
    """Seconds until all know all, and how many messages it took."""
    net = AsGraph(
        links,
        best=lambda routes: min(routes, key=lambda r: (-r["local_pref"], len(r["path"]), r["neighbour"] or 0)),
        may_export=lambda learned_from, to: to == "customer" or learned_from in ("own", "customer"),
        accepts=lambda number, route: number not in route["path"],
    )
    for at, origin in enumerate(origins):
        net.announce(origin, f"2001:db8:{at:x}::/48")
    start, messages = time.process_time(), 0
    while heard := net.step() or net.rounds == 1:
        messages += len(heard) if heard is not True else 0
    return time.process_time() - start, messages


def bellman_ford(links, origins) -> float:
    """Seconds for the distances of all from each origin, with whom each comes from."""
    edges = [(a, b, 1) for a, sides in links.items() for b in sides]
    start = time.process_time()
    for origin in origins:
        distance, before = dict.fromkeys(links, ASES), {}
        distance[origin], changed = 0, True
        while changed:
            changed = False
            for a, b, weight in edges:
                if distance[a] + weight < distance[b]:
                    distance[b], before[b], changed = distance[a] + weight, a, True
    return time.process_time() - start


def measure() -> list[dict]:
    draw = Random(1)
    links = internet(draw)
    origins = draw.sample(sorted(links), PREFIXES)
    gc.disable()  # as timeit does
    plain = min(bellman_ford(links, origins) for _ in range(3))
    seconds, messages = min(spread(links, origins) for _ in range(3))
    gc.enable()
    return [
        {"what": f"{PREFIXES} prefixes over {ASES} ASes", "value": seconds, "unit": "s", "goal": None},
        {"what": "messages", "value": messages / 1000, "unit": "thousand", "goal": None},
        {"what": "a plain Bellman-Ford", "value": plain, "unit": "s", "goal": None},
        {"what": "the first over the last", "value": seconds / plain, "unit": "times", "goal": GOAL},
    ]


def main(*paths: str) -> None:
    rows = measure()
    for row in rows:
        goal = f"  goal ≤ {row['goal']} {row['unit']}" if row["goal"] else ""
        print(f"{row['what']:<32} {row['value']:>8.2f} {row['unit']}{goal}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
