"""A class of lesson 4, graded by `classroom grade` and by stock nbgrader, on the same submissions in one run."""

import itertools
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from classroom.example_class import submissions
from classroom.grade import grade_assignment
from classroom.grade.record import coursedir, nbgrader_config, register, using_nbgrader
from classroom.lesson import Course, Lesson

LESSON = "04-dns"
CLASS, STOCK = 24, 4  # stock nbgrader takes so long that a part of the class has to do
HONEST = ("perfect", "another-way", "mistaken")


def hand_in(lesson: Lesson, root: Path) -> None:
    honest = [c for s, c in submissions(lesson).items() if s.startswith(HONEST)]
    for number, content in enumerate(itertools.islice(itertools.cycle(honest), CLASS)):
        folder = root / "submitted" / f"student-{number:02d}" / lesson.name
        folder.mkdir(parents=True)
        (folder / f"{lesson.slug}.ipynb").write_bytes(content)


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def stock_autograde(lesson: Lesson, root: Path) -> None:
    """nbgrader as it comes: a kernel for each submission, tests and answers together in it."""
    from nbgrader.converters import Autograde

    config = nbgrader_config(root)
    config.CourseDirectory.student_id = f"student-0[0-{STOCK - 1}]"
    with using_nbgrader():
        Autograde(coursedir=coursedir(lesson, config), config=config).start()


def main(*paths: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for tree in ("lessons", "source", "release"):
            shutil.copytree(Path(tree) / LESSON, root / tree / LESSON)
        lesson = Course(root).lesson(LESSON)
        hand_in(lesson, root)
        ours = seconds(lambda: grade_assignment(lesson, root)) / CLASS
        shutil.rmtree(root / "autograded")
        (root / "gradebook.db").unlink()
        register(lesson, root)
        stock = seconds(lambda: stock_autograde(lesson, root)) / STOCK
    rows = [
        {"what": "classroom grade", "value": ours, "unit": "s a submission"},
        {"what": "stock nbgrader autograde", "value": stock, "unit": "s a submission"},
        {"what": "ratio", "value": stock / ours, "unit": "times"},
    ]
    for row in rows:
        print(f"{row['what']:<28} {row['value']:>8.2f} {row['unit']}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
