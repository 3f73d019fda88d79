"""What a lesson costs a student: ``python -m bench.lessons [result.json]`` prints a row for each.

import          seconds of all that its cells import, in a fresh interpreter
first figure    from the kernel's start until a figure is there, solved cells before it included
whole           from the kernel's start to the last cell, solved
memory          the most that its kernel held
graded          seconds of processor time that grading its reference takes, as a perfect submission

Above them stands what `import course` takes. The goals are meant for a small laptop, so nothing here fails.
"""

import ast
import json
import subprocess
import sys
import tempfile
import time
from inspect import getsource
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from bench.memory import peak
from classroom.build import FIGURE, private_sockets, read_notebook
from classroom.gate.runner import Runner
from classroom.judge.session_pool import SessionPool
from classroom.lesson import Course, Lesson

COLUMNS = {"import": "s", "first figure": "s", "whole": "s", "memory": "MB", "graded": "s"}
WHOLE = {7: 12, 8: 8, 9: 8, 10: 10, 11: 10, 12: 12, 13: 12}  # seconds at most, by the lesson's number
IMPORT = 0.05
MEMORY = f"{getsource(peak)}\nprint(peak())"


def imports(lesson: Lesson) -> str:
    """The import statements of a lesson's cells, each once, in order."""
    cells = [cell.source for cell in lesson.notebook.cells if cell.cell_type == "code"]
    nodes = [node for source in cells for node in ast.walk(ast.parse(source))]
    found = [ast.unparse(node) for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(dict.fromkeys(found))


def seconds_of(code: str) -> float:
    timed = f"import time; start = time.perf_counter(); exec({code!r}); print(time.perf_counter() - start)"
    return float(subprocess.check_output([sys.executable, "-c", timed], text=True))


def has_figure(cell: nbformat.NotebookNode) -> bool:
    return any(FIGURE in "".join(output.get("data", {}).get("text/html", "")) for output in cell.outputs)


def run(lesson: Lesson) -> tuple[float | None, float, float]:
    """Seconds to the first figure, or None, and to the end; megabytes of the kernel."""
    notebook = read_notebook(lesson.source)
    cells = [(i, cell) for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    asking = nbformat.v4.new_code_cell(MEMORY)
    notebook.cells.append(asking)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory(prefix="k") as sockets:
        for name, data in lesson.files().items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        where = {"metadata": {"path": folder}}
        client = NotebookClient(notebook, config=private_sockets(sockets), timeout=120, resources=where)
        start, first = time.perf_counter(), None
        with client.setup_kernel():
            for number, cell in cells:
                client.execute_cell(cell, number)
                if first is None and has_figure(cell):
                    first = time.perf_counter() - start
            whole = time.perf_counter() - start
            client.execute_cell(asking, len(notebook.cells) - 1)
    return first, whole, float(asking.outputs[0]["text"])


def graded(lesson: Lesson) -> float:
    with SessionPool() as sessions:
        runner = Runner(lesson, sessions)
        runner.whole()  # loads what it imports, as the first submission of a class does
        return runner.whole().cpu_s


def measure(course: Course) -> list[dict]:
    rows = []
    for lesson in course.lessons():
        values = dict(zip(COLUMNS, (seconds_of(imports(lesson)), *run(lesson), graded(lesson)), strict=True))
        goals = {"whole": WHOLE.get(int(lesson.name[:2]))}
        rows += [
            {"what": f"{lesson.name}: {column}", "value": value, "unit": COLUMNS[column], "goal": goals.get(column)}
            for column, value in values.items()
        ]
        shown = ["none" if value is None else f"{value:.2f} {COLUMNS[column]}" for column, value in values.items()]
        goal = f"   whole ≤ {goals['whole']} s" if goals["whole"] else ""
        print(f"{lesson.name:<24}" + "".join(f"{text:>16}" for text in shown) + goal, flush=True)
    return rows


def main(*paths: str) -> None:
    seconds = min(seconds_of("import course") for _ in range(5))
    print(f"{'import course':<24}{1000 * seconds:>13.1f} ms   goal ≤ {1000 * IMPORT:.0f} ms")
    print(" " * 24 + "".join(f"{column:>16}" for column in COLUMNS))
    rows = [{"what": "import course", "value": seconds, "unit": "s", "goal": IMPORT}, *measure(Course(Path.cwd()))]
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
