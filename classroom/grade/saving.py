"""nbgrader's converter for results that are there already: one pass, one query, one commit where it makes dozens."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, SubmittedNotebook, create_engine, get_alembic_version
from nbgrader.converters import Autograde, autograde
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades, latesubmissions
from sqlalchemy.orm import joinedload, scoped_session, sessionmaker

engine_of = functools.cache(create_engine)  # an engine compiles a query once
newest_tables = functools.cache(get_alembic_version)  # it starts a process to read a file's name


class Saver(Autograde):
    """`Autograde` without what prepares and runs a notebook, and without its way from file to file: ``finished`` has
    been rebuilt and heard. The file in its place below ``submitted_directory`` is found, and not read.
    """

    def __init__(self, finished: NotebookNode, **kwargs):
        super().__init__(**kwargs)
        self.finished = finished

    def start(self) -> None:
        with _tables_known():
            super().start()

    def convert_single_notebook(self, notebook_filename: str) -> None:
        resources = self.init_single_notebook_resources(notebook_filename)
        for kind in (SaveAtOnce, AssignLatePenalties):
            kind(parent=self).preprocess(self.finished, resources)
        resources["output_extension"] = ".ipynb"
        self.write_single_notebook(nbformat.writes(self.finished) + "\n", resources)


class Known(Gradebook):
    """A gradebook that is known to have its tables: to look for each takes as long as all that is asked of it."""

    def __init__(self, db_url: str, course_id: str = "default_course", authenticator=None):
        self.engine = engine_of(db_url, echo=False, future=True)
        self.db = scoped_session(sessionmaker(autoflush=True, bind=self.engine, future=True))
        self.course_id, self.authenticator = course_id, authenticator


@contextmanager
def _tables_known() -> Iterator[None]:
    """nbgrader opens its gradebook seven times for a submission."""
    autograde.Gradebook = latesubmissions.Gradebook = Known
    try:
        yield
    finally:
        autograde.Gradebook = latesubmissions.Gradebook = Gradebook


class SaveAtOnce(SaveAutoGrades):
    """Decides on each cell as nbgrader does, on rows that were read together and are written together."""

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = place["notebook"], place["assignment"], place["student"]
        with Known(place["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(self.notebook_id, self.assignment_id, self.student_id)
            self.gradebook = _Rows(gradebook, submitted)
            nb, resources = super(SaveAutoGrades, self).preprocess(nb, resources)
            gradebook.db.commit()
        return nb, resources


class _Rows:
    """The part of a `Gradebook` that `SaveAutoGrades` uses, for one notebook of one student."""

    def __init__(self, gradebook: Gradebook, submitted: SubmittedNotebook):
        def by_name(kind) -> dict:
            rows = gradebook.db.query(kind).options(joinedload(kind.cell)).filter(kind.notebook_id == submitted.id)
            return {row.name: row for row in rows}

        self.grades, self.comments = by_name(Grade), by_name(Comment)
        self.db = self

    def commit(self) -> None:
        """Not yet: all rows are committed together."""

    def find_grade(self, cell: str, *_) -> Grade:
        return self._find(self.grades, cell)

    def find_comment(self, cell: str, *_) -> Comment:
        return self._find(self.comments, cell)

    def _find(self, rows: dict, cell: str):
        if cell not in rows:
            raise MissingEntry(f"the gradebook has no cell {cell} for this notebook")
        return rows[cell]
