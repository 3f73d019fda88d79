"""Record the ten broken clicks of lesson 12: traces of the lab, and the part that died in each.

    python tools/record_traces.py [FILE]

Writes a JSON list of {"broke": part, "moment": when, "status": what the browser saw, "spans": [...]}, by default into
the data of lesson 12. Spans stand in the order in which they ended; their times are rounded to whole ms, and none is
shorter than one.
"""

import json
import sys
from pathlib import Path

from course.lab import Journey

FILE = Path(__file__).resolve().parent.parent / "lessons" / "12-journey-of-a-request" / "data" / "traces.json"
DEATHS = [
    ("db", "before"),
    ("worker-1", "after"),
    ("api-a", "before"),
    ("cache", "after"),
    ("queue", "before"),
    ("edge", "before"),
    ("worker-1", "before"),
    ("balancer", "after"),
    ("db", "after"),
    ("timelines", "before"),
]


def work(message, store):
    """A worker that acknowledges last; that it does its work once is not what is recorded."""
    store["commit"]([("add", follower, message["post"]) for follower in message["followers"]])
    store["ack"](message["id"])


def recorded(number, part, moment):
    with Journey(seed=number, work=work) as lab:
        lab.kill(part, moment)
        status = lab.click(f"post {number}")
        spans = [rounded(span) for span in lab.spans()]
    return {"broke": part, "moment": moment, "status": status, "spans": spans}


def rounded(span):
    start = round(span["start"])
    return span | {"start": start, "end": max(start + 1, round(span["end"]))}


def main(arguments):
    file = Path(arguments[0] if arguments else FILE)
    traces = [json.dumps(recorded(number, *death)) for number, death in enumerate(DEATHS)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[\n" + ",\n".join(traces) + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
