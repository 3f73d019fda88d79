"""`nbgrader autograde` and the formgrader's button grade as `classroom grade` does: see nbgrader_config.py."""

from pathlib import Path

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from classroom.grade import grade_notebook
from classroom.grade.handed_in import handed_in
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
        submitted, note = handed_in(course / "submitted" / known["student"] / lesson.name, lesson)
        given = nbformat.writes(nb).encode() if submitted is None else submitted
        return grade_notebook(lesson, course, given, self.sandbox, note), resources
