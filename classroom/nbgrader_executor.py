"""`nbgrader autograde` and the formgrader's button grade as `classroom grade` does: see nbgrader_config.py."""

from pathlib import Path

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from classroom.grade import grade_notebook
from classroom.lesson import Course


class Judge(NbGraderPreprocessor):
    """Stands where nbgrader has its Execute: rebuilds the submission and has its tests judged.

    nbgrader runs it with the course folder as the working directory.
    """

    sandbox = Bool(True, help="Whether student code is held in a sandbox. Without, it can do what you can.").tag(
        config=True
    )

    def preprocess(self, nb, resources):
        known = resources["nbgrader"]
        course = Path.cwd()
        lesson = Course(course).lesson(known["assignment"])
        path = course / "submitted" / known["student"] / lesson.name / f"{lesson.slug}.ipynb"
        submitted = path.read_bytes() if path.is_file() else nbformat.writes(nb).encode()
        return grade_notebook(lesson, course, submitted, self.sandbox), resources
