"""nbgrader's converter for results that are there already: one pass, one query, one commit where it makes dozens."""

from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, SubmittedNotebook
from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from sqlalchemy.orm import joinedload


class Saver(Autograde):
    """`Autograde` without what prepares and runs a notebook: it has been rebuilt and heard."""

    def _init_preprocessors(self) -> None:
        self.exporter._preprocessors = []
        for kind in (SaveAtOnce, AssignLatePenalties):
            self.exporter.register_preprocessor(kind)

    def convert_single_notebook(self, notebook_filename: str) -> None:
        self._init_preprocessors()
        BaseConverter.convert_single_notebook(self, notebook_filename)


class SaveAtOnce(SaveAutoGrades):
    """Decides on each cell as nbgrader does, on rows that were read together and are written together."""

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = place["notebook"], place["assignment"], place["student"]
        with Gradebook(place["db_url"]) as gradebook:
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
