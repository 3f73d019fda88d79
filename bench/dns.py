"""How fast the lab's DNS is: ``python -m bench.dns [result.json]`` prints a table.

Start-up is timed in fresh interpreters, queries in this one, each with a connection of its own as `ask` makes
them. Goals stand beside the figures; they are meant for a small laptop, so nothing here fails.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from course.lab import Internet

SERVER = "198.51.100.31"
QUERY = b"\0\1\0\0\0\1\0\0\0\0\0\0\x03api\x04shop\x04test\0\0\1\0\1"
RUNS = 7
QUERIES = {"udp": 250, "tcp": 250, "dot": 150, "doh": 150}  # an Internet ends what looks like a circle at 300

TIMED = "import time; {before}; start = time.perf_counter(); {timed}; print(time.perf_counter() - start)"
LAB = "course.lab.base._background, course.lab.dns._edge, course.lab.dns._authority"
IMPORTS = f"import asyncio, dns.message, dns.zone, {LAB}"
FIRST_ANSWER = f"""with Internet() as net: reply = net.ask({SERVER!r}, {QUERY!r})"""

STARTS = {
    "import course": ("pass", "import course", 50),
    "import course.lab": ("pass", "import course.lab", None),
    "Internet() and first answer": (f"{IMPORTS}; from course.lab import Internet", FIRST_ANSWER, 100),
    "the same with imports": (
        "pass",
        "from course.lab import Internet; exec(" + repr(FIRST_ANSWER) + ")",
        None,
    ),
}


def start_up(before: str, timed: str) -> float:
    """The least milliseconds that ``timed`` takes in a fresh interpreter, after ``before``."""
    code = TIMED.format(before=before, timed=f"exec({timed!r})")
    seconds = [float(subprocess.check_output([sys.executable, "-c", code], text=True)) for _ in range(RUNS)]
    return min(seconds) * 1000


def queries_per_second(over: str) -> float:
    with Internet() as net:
        net.ask(SERVER, QUERY, over)
        start = time.perf_counter()
        for _ in range(QUERIES[over]):
            net.ask(SERVER, QUERY, over)
        return QUERIES[over] / (time.perf_counter() - start)


def measure() -> list[dict]:
    rows = [
        {"what": what, "value": start_up(before, timed), "unit": "ms", "goal": goal}
        for what, (before, timed, goal) in STARTS.items()
    ]
    for over in QUERIES:
        rows.append({"what": f"ask over {over}", "value": queries_per_second(over), "unit": "queries/s", "goal": None})
    return rows


def main(*paths: str) -> None:
    rows = measure()
    for row in rows:
        goal = f"  goal ≤ {row['goal']} {row['unit']}" if row["goal"] else ""
        print(f"{row['what']:<28} {row['value']:>8.1f} {row['unit']}{goal}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
