"""The reference as a perfect submission, the release as an untouched one: what must run runs, and not for long."""

import ast
import re

import nbformat

from classroom.gate.finding import Finding
from classroom.gate.runner import SEEDS, Runner, why
from classroom.judge.session_pool import SessionResult
from classroom.lesson import Exercise, Lesson, grade_id, is_answer, is_test, tags
from course._names import free_names

REFERENCE_CPU_S = 3.0
EXAMPLE = re.compile(r"`([^`]+)`\s+gives\s+`([^`]+)`")


def check_reference(lesson: Lesson, result: SessionResult) -> list[Finding]:
    """Cells that run in grading raise nothing there, and all of it stays far below a student's limit."""
    if result.ended:
        told = f"grading its reference {result.ended}, at {result.stopped_at} (no answer was tried)"
        return [Finding("cost", lesson.name, told)]
    found = [
        Finding("setup", name, f"raises when graded, where only setup and answer cells run: {why(verdict)}")
        for name, verdict in result.verdicts.items()
        if any(output["output_type"] == "error" for output in verdict.get("outputs", []))
    ]
    if result.cpu_s > REFERENCE_CPU_S:
        took = f"grading its reference takes {result.cpu_s:.1f} s of processor time, wanted ≤ {REFERENCE_CPU_S}"
        found.append(Finding("cost", lesson.name, f"{took}: give its tests less to do"))
    return found


def check_release_runs(lesson: Lesson, runner: Runner) -> list[Finding]:
    """In the students' notebook just the cells that wait for an answer fail."""
    if not lesson.release.is_file():
        return []
    cells = [c for c in nbformat.read(lesson.release, as_version=4).cells if c.cell_type == "code" and not is_answer(c)]
    result = runner.cells([{"do": "run", "id": cell["id"], "source": cell.source} for cell in cells])
    if result.ended:
        return [Finding("release", result.stopped_at, f"in the students' notebook this cell {result.ended}")]
    return [finding for cell in cells for finding in _as_tagged(cell, result.verdicts[cell["id"]])]


def _as_tagged(cell, verdict: dict) -> list[Finding]:
    where, fails = grade_id(cell) or cell["id"], any(o["output_type"] == "error" for o in verdict["outputs"])
    waits = is_test(cell) or "needs-answer" in tags(cell)
    if fails and not waits:
        return [
            Finding("release", where, f"fails before there is an answer: tag it needs-answer, or mend: {why(verdict)}")
        ]
    if waits and not fails:
        return [Finding("release", where, "runs although there is no answer yet: take its tag needs-answer off")]
    return []


def check_examples(exercise: Exercise, runner: Runner) -> list[Finding]:
    """What a task says a call gives is what the reference gives. Calls that use other names are not tried."""
    examples = [(call, value) for call, value in EXAMPLE.findall(exercise.task) if _can_be_tried(call, value, exercise)]
    source = "from course.check import difference\n\nfound = difference({call}, {value})\nassert found is None, found"
    found = []
    for call, value in examples:
        order = {"do": "test", "id": "example", "source": source.format(call=call, value=value), "seed": SEEDS[0]}
        ran = runner.cells([*runner.base, order | {"names": exercise.defines, "hidden": []}])
        verdict = ran.verdicts.get("example", {"passed": False, "text": ran.ended})
        if not verdict["passed"]:
            text = f"says `{call}` gives `{value}`, but the reference does not: {why(verdict)}"
            found.append(Finding("example", exercise.name, " ".join(text.split())))
    return found


def _can_be_tried(call: str, value: str, exercise: Exercise) -> bool:
    try:
        ast.literal_eval(value)
        return free_names(call) <= set(exercise.defines) and isinstance(ast.parse(call, mode="eval").body, ast.Call)
    except (SyntaxError, ValueError):
        return False
