"""A class of lesson 4, graded by `classroom grade` and by stock nbgrader, on the same submissions in one run.

Ours is measured twice: with what `classroom check`, or an earlier run, has left of the lesson's known beliefs, and
before anything is known of them.

Where the time goes is measured around each stage. Two submissions are run at a time, so run and judge are halved;
meanwhile finished ones are recorded, so the shares add up to more than the whole.
"""

import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

from bench.memory import peak
from classroom import grade
from classroom.example_class import filled
from classroom.grade import job, prepare_job
from classroom.grade.gradebook_cells import register
from classroom.grade.record import coursedir, nbgrader_config, using_nbgrader
from classroom.judge.session_pool import SessionPool
from classroom.lesson import Course, Lesson

LESSON = "04-dns"
TREES = ("lessons", "source", "release")
# Frozen, so that graders of all times are measured on the same work, and as it is now, with its banks.
LESSONS = {"lesson 4, frozen": "14dbe3743", "lesson 4": None}
CLASS, STOCK = 24, 4  # stock nbgrader takes so long that a part of the class has to do
WORKERS = 2
MISTAKES = 4  # exercises that a student gets wrong, each in a way that is known; every sixth student gets all right
STAGES = {
    "plan": [(grade, "plan"), (grade, "register")],
    "rebuild": [(grade, "rebuild"), (prepare_job, "make_job"), (grade, "finished")],
    "run": [(job, "run_to_end")],
    "judge: beliefs": [(job, "beliefs_behind")],
    "record": [(grade, "record")],
}


def hand_in(lesson: Lesson, root: Path) -> None:
    right = {e.name: e.cell.source for e in lesson.exercises}
    for number in range(CLASS):
        chosen = [lesson.exercises[(number * MISTAKES + n) % len(right)] for n in range(MISTAKES if number % 6 else 0)]
        answers = right | {e.name: e.wrong[number % len(e.wrong)].source for e in chosen}
        folder = root / "submitted" / f"student-{number:02d}" / lesson.name
        folder.mkdir(parents=True)
        (folder / f"{lesson.slug}.ipynb").write_bytes(filled(lesson, answers))


def release_anew(lesson: Lesson, root: Path) -> None:
    """As before anybody was graded."""
    shutil.rmtree(root / "autograded", ignore_errors=True)
    (root / "gradebook.db").unlink(missing_ok=True)
    register(lesson, root)


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def timed(stage: str, function, spent: Counter):
    def call(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent[stage] += time.perf_counter() - start

    return call


def graded_by_stages(lesson: Lesson, root: Path) -> tuple[float, Counter]:
    """Seconds for the class, and for each stage of it."""
    spent: Counter = Counter()
    with ExitStack() as patched:
        for stage, functions in STAGES.items():
            for module, name in functions:
                patched.enter_context(mock.patch.object(module, name, timed(stage, getattr(module, name), spent)))
        took = seconds(lambda: grade.grade_assignment(lesson, root, workers=WORKERS))
    for stage in ("run", "judge: beliefs"):
        spent[stage] /= WORKERS
    return took, spent


def stock_autograde(lesson: Lesson, root: Path) -> None:
    """nbgrader as it comes: a kernel for each submission, tests and answers together in it."""
    from nbgrader.converters import Autograde

    config = nbgrader_config(root)
    config.CourseDirectory.student_id = f"student-0[0-{STOCK - 1}]"
    with using_nbgrader():
        Autograde(coursedir=coursedir(lesson, config), config=config).start()


def noting_memory(peaks: list[float]):
    """`SessionPool.run`, which notes the most megabytes that each submission's process has held."""
    run = SessionPool.run

    def call(*args, **kwargs):
        result = run(*args, **kwargs)
        peaks.append(result.memory / 1024)
        return result

    return mock.patch.object(SessionPool, "run", call)


def place_lesson(root: Path, commit: str | None) -> Lesson:
    """The lesson as it is here, or as it was at a commit."""
    if commit is None:
        for tree in TREES:
            shutil.copytree(Path(tree) / LESSON, root / tree / LESSON)
    else:
        paths = [f"{tree}/{LESSON}" for tree in TREES]
        made = subprocess.run(["git", "archive", commit, *paths], stdout=subprocess.PIPE, check=True)
        with tarfile.open(fileobj=io.BytesIO(made.stdout)) as packed:
            packed.extractall(root, filter="data")
    return Course(root).lesson(LESSON)


def measure(commit: str | None, name: str) -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lesson = place_lesson(root, commit)
        hand_in(lesson, root)
        warming = seconds(lambda: job.session_pool(True))
        release_anew(lesson, root)
        new, spent_new = graded_by_stages(lesson, root)
        release_anew(lesson, root)
        stock = seconds(lambda: stock_autograde(lesson, root)) / STOCK
        release_anew(lesson, root)
        peaks: list[float] = []
        with noting_memory(peaks):
            ours, spent = graded_by_stages(lesson, root)
    each = "s a submission"
    return [
        {"what": f"{name}: classroom grade, sandboxed", "value": ours / CLASS, "unit": each},
        *({"what": f"  {stage}", "value": spent[stage] / CLASS, "unit": each} for stage in STAGES),
        {"what": "before beliefs are known", "value": new / CLASS, "unit": each},
        {"what": "  judge: beliefs", "value": spent_new["judge: beliefs"] / CLASS, "unit": each},
        {"what": "warm start, once a run", "value": warming, "unit": "s"},
        {"what": "memory of the grader", "value": peak(), "unit": "MB"},
        {"what": "memory of the largest submission", "value": max(peaks), "unit": "MB"},
        {"what": "stock nbgrader autograde", "value": stock, "unit": each},
        {"what": "ratio", "value": stock / (ours / CLASS), "unit": "times"},
        {"what": "ratio, before beliefs are known", "value": stock / (new / CLASS), "unit": "times"},
    ]


def main(*paths: str) -> None:
    rows = []
    for name, commit in LESSONS.items():
        for row in measure(commit, name):
            print(f"{row['what']:<44} {row['value']:>8.2f} {row['unit']}", flush=True)
            rows.append(row)
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
