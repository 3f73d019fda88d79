"""A lesson's cells in nbgrader's gradebook, also where it holds marks already and the lesson has been mended since."""

import tempfile
from pathlib import Path

import nbformat
from nbgrader.api import Comment, Grade, Gradebook, GradeCell, MissingEntry, Notebook, SolutionCell, SourceCell
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, SaveCells

from classroom.grade.record import coursedir, nbgrader_config, using_nbgrader
from classroom.lesson import Lesson, grade_id


def register(lesson: Lesson, course: Path) -> None:
    """Enter the lesson's cells into the gradebook, as ``nbgrader generate_assignment`` does, if they are not in it.

    Where submissions are in it, too, test cells that the lesson has got since are entered for each of them. Those that
    it has lost keep the marks that were given and leave the maximum.
    """
    if _entered(lesson, course):
        return
    with tempfile.TemporaryDirectory() as scratch:
        config = nbgrader_config(course)
        config.CourseDirectory.release_directory = scratch
        config.CourseDirectory.source_directory = str(lesson.source.parent.parent)
        with using_nbgrader():
            converter = GenerateAssignment(coursedir=coursedir(lesson, config), config=config)
            converter.preprocessors = [EnterCells if kind is SaveCells else kind for kind in converter.preprocessors]
            converter.start()


def _entered(lesson: Lesson, course: Path) -> bool:
    """Whether the gradebook has the lesson's cells as they are, and no others that count."""
    wanted = _cells(lesson)
    with using_nbgrader(), Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        try:
            notebook = gradebook.find_notebook(lesson.slug, lesson.name)
        except MissingEntry:
            return False
        points = {cell.name: cell.max_score for cell in notebook.grade_cells}
        known = {cell.name: (cell.cell_type, cell.source, points.get(cell.name)) for cell in notebook.source_cells}
    gone = known.keys() - wanted.keys()
    return all(known.get(name) == cell for name, cell in wanted.items()) and not any(points.get(name) for name in gone)


def _cells(lesson: Lesson) -> dict[str, tuple]:
    """Type, text and points of each cell that nbgrader enters: without solutions, which it clears first."""
    cleared, _ = ClearSolutions().preprocess(nbformat.read(lesson.source, as_version=4), {})
    cells = {grade_id(cell): cell for cell in cleared.cells if grade_id(cell)}
    return {name: (cell.cell_type, cell.source, cell.metadata.nbgrader.get("points")) for name, cell in cells.items()}


class EnterCells(SaveCells):
    """`SaveCells`, which refuses a notebook with submissions whose cells are not those of before, for a mended one."""

    def _create_notebook(self, nb) -> None:
        try:
            notebook = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
        except MissingEntry:
            notebook = None
        if notebook and notebook.submissions:
            self._keep_gone(notebook)
            self._enter_new(notebook)
        super()._create_notebook(nb)

    def _keep_gone(self, notebook: Notebook) -> None:
        for cell in notebook.grade_cells:
            self.new_grade_cells.setdefault(cell.name, {"max_score": 0})
        for new, old in (
            (self.new_solution_cells, notebook.solution_cells),
            (self.new_source_cells, notebook.source_cells),
            (self.new_task_cells, notebook.task_cells),
        ):
            for cell in old:
                new.setdefault(cell.name, {})

    def _enter_new(self, notebook: Notebook) -> None:
        """What is new, and its place in each submission, at once: killed in between there is nothing of it."""
        added = []
        for kind, place, known, new in (
            (GradeCell, Grade, notebook.grade_cells, self.new_grade_cells),
            (SolutionCell, Comment, notebook.solution_cells, self.new_solution_cells),
            (SourceCell, None, notebook.source_cells, self.new_source_cells),
        ):
            for name in new.keys() - {cell.name for cell in known}:
                added.append(cell := kind(name=name, notebook=notebook, **new[name]))
                added += [place(cell=cell, notebook=one) for one in notebook.submissions] if place else []
        self.gradebook.db.add_all(added)
        self.gradebook.db.commit()
