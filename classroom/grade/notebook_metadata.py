"""What a mark does not say, kept in the graded notebook's metadata: how a test failed, at which kinds of case, behind
which belief, and what had to be told. Reports are made of it; nothing in it is told to students.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from classroom.grade.verdicts import how

KEY = "classroom"
VERSION = 1  # of what is kept
VISIBLE = "a visible test did not pass"


@dataclass(frozen=True)
class Failure:
    """Of one failed test: in a word how; the belief that explains it; the kinds of case that fail, or the property that
    does where none are known; exercises before it whose functions the answer calls and which are not right yet.
    """

    how: str
    belief: str | None = None
    kinds: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Of one submission: its failed tests by name, notes, and what ended the processes of cells, by cell."""

    failures: dict[str, Failure] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    endings: dict[str, str] = field(default_factory=dict)


def keep(notebook: NotebookNode, notes: tuple[str, ...], result: dict) -> None:
    """Write the facts of a graded submission into its notebook."""
    failures = {test: _failure(test, said, result) for test, said in result["verdicts"].items() if not said["passed"]}
    notebook.metadata[KEY] = {
        "version": VERSION,
        "failures": {test: asdict(failure) for test, failure in failures.items()},
        "notes": list(notes),
        "endings": result["endings"],
    }


def _failure(test: str, verdict: dict, result: dict) -> Failure:
    word = result["endings"].get(test) or (how(verdict) if verdict["hidden"] else VISIBLE)
    kinds, below = result.get("where", {}).get(test, ((), ()))
    if not (kinds or below) and test not in result["endings"] and verdict.get("property"):
        kinds = [verdict["property"]]
    return Failure(word, result["beliefs"].get(test), tuple(kinds), tuple(below))


def keep_rest(notebook: NotebookNode, before: Path, ran: Collection[str]) -> None:
    """Of tests that were not run now what the notebook at ``before`` has kept of them; where it has nothing, what is
    known of the others is no whole, and goes.
    """
    try:
        old = kept(json.loads(before.read_text(encoding="utf-8"))["metadata"])
    except (OSError, ValueError, KeyError, TypeError):
        old = None
    if old is None:
        del notebook.metadata[KEY]
        return
    now = notebook.metadata[KEY]
    rest = {test: asdict(failure) for test, failure in old.failures.items() if test not in ran}
    now["failures"] = rest | now["failures"]
    now["endings"] = {test: how for test, how in old.endings.items() if test in rest} | now["endings"]


def kept(metadata: dict) -> Facts | None:
    """The facts in a graded notebook's metadata; None where another version of the grader, or none, has left them."""
    try:
        found = metadata[KEY]
        if found["version"] != VERSION:
            return None
        failures = {
            test: Failure(f["how"], f["belief"], tuple(f["kinds"]), tuple(f["below"]))
            for test, f in found["failures"].items()
        }
        return Facts(failures, tuple(found["notes"]), dict(found["endings"]))
    except (KeyError, TypeError, AttributeError, ValueError):
        return None
