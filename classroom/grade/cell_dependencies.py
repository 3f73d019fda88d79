"""Which demonstrations grading has to run: those whose names the student's code takes from them, and so on."""

from nbformat import NotebookNode

from classroom.lesson import is_answer, is_test, tags
from classroom.names import bound_in, taken_by


def needed(notebook: NotebookNode, own: frozenset[str]) -> frozenset[str]:
    """The ids of these demonstrations in a rebuilt notebook, in which ``own`` are the ids of the student's cells."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and not is_test(cell)]
    students = [cell for cell in code if is_answer(cell) or cell["id"] in own]
    shown = [cell for cell in code if cell not in students and "setup" not in tags(cell)]
    wanted = {name for cell in students for name in taken_by(cell.source)}
    chosen: dict[str, NotebookNode] = {}
    while found := [c for c in shown if c["id"] not in chosen and bound_in(c.source) & wanted]:
        chosen |= {cell["id"]: cell for cell in found}
        wanted |= {name for cell in found for name in taken_by(cell.source)}
    return frozenset(chosen)
