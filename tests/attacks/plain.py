"""nbgrader as it comes, on the same submissions: each in turn, one line of JSON for each, in a process of its own.

python -m tests.attacks.plain COURSE student …
"""

import json
import signal
import sys
import time
from pathlib import Path

from classroom.grade.record import coursedir, nbgrader_config, using_nbgrader
from classroom.lesson import Course
from tests.attacks.lesson import NAME, TESTS

PATIENCE_S = 60  # only an attack lets grading hang


def hangs(*_):
    raise TimeoutError("grading hangs")


def main(folder: str, *students: str) -> None:
    from nbgrader.api import Gradebook
    from nbgrader.converters import Autograde

    signal.signal(signal.SIGALRM, hangs)
    root = Path(folder)
    lesson = Course(root).lesson(NAME)
    for student in students:
        config = nbgrader_config(root)
        config.CourseDirectory.student_id = student
        config.Autograde.force = True
        config.Execute.timeout = 20
        trouble, began = None, time.monotonic()
        signal.alarm(PATIENCE_S)
        try:
            with using_nbgrader():
                Autograde(coursedir=coursedir(lesson, config), config=config).start()
        except BaseException as error:
            trouble = f"{type(error).__name__}: {error}"[:300]
        finally:
            signal.alarm(0)
        marks = {}
        with using_nbgrader(), Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
            try:
                submission = gradebook.find_submission_notebook("target", NAME, student)
                marks = {g.cell.name: g.auto_score for g in submission.grades if g.cell.name in TESTS}
            except Exception as error:
                trouble = trouble or type(error).__name__
        print(
            json.dumps(
                {"student": student, "marks": marks, "trouble": trouble, "seconds": round(time.monotonic() - began)}
            ),
            flush=True,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
