"""`nbgrader autograde` and the formgrader's button grade as `classroom grade` does: see nbgrader_config.py."""

import shutil
from pathlib import Path

import nbformat
from nbgrader.preprocessors import DeduplicateIds, Execute, NbGraderPreprocessor, OverwriteCells, OverwriteKernelspec
from traitlets import Bool

from classroom.errors import CourseError
from classroom.grade import grade_notebook
from classroom.grade.find_notebook import find_notebook
from classroom.lesson import Course, Lesson

STOCK = (DeduplicateIds, OverwriteKernelspec, OverwriteCells, Execute)  # what nbgrader does where it has no Judge
NO_LESSON = (
    "classroom: nothing was graded: {name} is no lesson of this course, and nbgrader's own grading would run student "
    "code with your rights. If you want that, say so in nbgrader_config.py for this run: c.Judge.sandbox = False"
)


class Judge(NbGraderPreprocessor):
    """Stands where nbgrader has its Execute: rebuilds the submission and has its tests judged.

    nbgrader runs it with the course folder as the working directory. An assignment that is no lesson is graded as
    nbgrader does, but only without a sandbox.
    """

    sandbox = Bool(True, help="Whether student code is held in a sandbox. Without, it can do what you can.").tag(
        config=True
    )

    def preprocess(self, nb, resources):
        known, course = resources["nbgrader"], Path.cwd()
        name, student = known["assignment"], known["student"]
        try:
            if name in Course(course).names():
                return self._judged(nb, Course(course).lesson(name), student), resources
            if self.sandbox:
                raise CourseError(NO_LESSON.format(name=name))
        except CourseError as error:
            # As nbgrader does with what could not be graded; any other exception it would tell with its traceback.
            shutil.rmtree(course / "autograded" / student / name, ignore_errors=True)
            raise SystemExit(str(error)) from None
        for kind in STOCK:
            nb, resources = kind(parent=self.parent).preprocess(nb, resources)
        return nb, resources

    def _judged(self, nb: nbformat.NotebookNode, lesson: Lesson, student: str) -> nbformat.NotebookNode:
        course = lesson.course.root
        submitted, note = find_notebook(course / "submitted" / student / lesson.name, lesson)
        given = nbformat.writes(nb).encode() if submitted is None else submitted
        return grade_notebook(lesson, course, given, self.sandbox, note)
