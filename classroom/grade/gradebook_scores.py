"""nbgrader's way into its gradebook for results that are there already: one query, one commit where it makes dozens."""

import functools

import nbformat
from alembic.script import ScriptDirectory
from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, SubmittedNotebook, create_engine
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades, latesubmissions
from sqlalchemy.orm import joinedload, scoped_session, sessionmaker
from traitlets.config import Config

from classroom.lesson import grade_id

engine_of = functools.cache(create_engine)  # an engine compiles a query once


@functools.cache
def newest_tables() -> str:
    """The version of a new gradebook's tables, for which nbgrader starts a process."""
    return ScriptDirectory(ALEMBIC_DIR).get_current_head()


class Known(Gradebook):
    """A gradebook that is known to have its tables: to look for each takes as long as all that is asked of it."""

    def __init__(self, db_url: str, course_id: str = "default_course", authenticator=None):
        self.engine = engine_of(db_url, echo=False, future=True)
        self.db = scoped_session(sessionmaker(autoflush=True, bind=self.engine, future=True))
        self.course_id, self.authenticator = course_id, authenticator


def save(
    finished: NotebookNode, place: dict[str, str], config: Config, stamp: str | None, only: frozenset[str] | None = None
) -> None:
    """Marks and comments of a notebook that has been rebuilt and run, as `Autograde` enters them, and what being late
    costs. With ``only`` some of its cells count, by grade id. ``place`` names student, assignment, notebook and
    database as nbgrader's converters do.
    """
    with Known(place["db_url"]) as gradebook:
        gradebook.update_or_create_student(place["student"])
        known = {"timestamp": stamp} if stamp else {}
        gradebook.update_or_create_submission(place["assignment"], place["student"], **known)
    kept = SaveAtOnce(config=config)
    kept.only = only
    kept.preprocess(finished, {"nbgrader": place})
    charge_for_lateness(place, config)


def charge_for_lateness(place: dict[str, str], config: Config) -> None:
    """By the course's rule, from the times that the gradebook has."""
    latesubmissions.Gradebook = Known
    try:
        AssignLatePenalties(config=config).preprocess(nbformat.v4.new_notebook(), {"nbgrader": place})
    finally:
        latesubmissions.Gradebook = Gradebook


class SaveAtOnce(SaveAutoGrades):
    """Decides on each cell as nbgrader does, on rows that were read together and are written together."""

    only: frozenset[str] | None = None

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = place["notebook"], place["assignment"], place["student"]
        with Known(place["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(self.notebook_id, self.assignment_id, self.student_id)
            self.gradebook = _Rows(gradebook, submitted)
            nb, resources = super(SaveAutoGrades, self).preprocess(nb, resources)
            gradebook.db.commit()
        return nb, resources

    def preprocess_cell(self, cell, resources, cell_index):
        if self.only is None or grade_id(cell) in self.only:
            return super().preprocess_cell(cell, resources, cell_index)
        return cell, resources


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
