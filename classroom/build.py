"""From text to notebooks: ``lessons/`` → ``source/`` → ``release/``, the same bytes every time."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from traitlets.config import Config

from classroom.errors import CourseError
from classroom.fixed_hash_seed import fixed_hash_seed
from classroom.lesson import Lesson, grade_id, is_answer
from classroom.released import NAME as RELEASED
from classroom.released import released, with_release
from classroom.text import CHECK_TAG, expanded, fingerprint, write_text

COMPARED = "nbval-check-output"
MEASURED = "measured"
FIGURE = "<figure"
STUBS = Config(code_stub={"python": "raise NotImplementedError()"})
CHECK = """\
# Run this cell first. If it says nothing, this notebook has what it needs.
try:
    from course import needs
except ImportError:
    raise ImportError(
        "The package `course`, which this notebook is built on, is missing here. Install the course as its "
        "README says and start JupyterLab from there; or choose Kernel > Change Kernel, if you have installed it."
    ) from None
needs("{version}")"""


@dataclass(frozen=True)
class Built:
    """Files of a lesson, relative to the course's root, with their content."""

    files: dict[str, bytes]

    def stale(self, root: Path) -> list[str]:
        """Files that differ from what stands below ``root``, or lie there without being made."""
        differing = [n for n, data in self.files.items() if not (root / n).is_file() or (root / n).read_bytes() != data]
        return sorted(differing + extra(self, root))

    def write(self, root: Path) -> list[str]:
        """Put changed files in place, each beside and then renamed; returns their names."""
        changed = self.stale(root)
        for name in changed:
            path = root / name
            if name in self.files:
                path.parent.mkdir(parents=True, exist_ok=True)
                beside = path.with_name(f".{path.name}.new")
                beside.write_bytes(self.files[name])
                beside.replace(path)
            else:
                path.unlink()
        return changed


def extra(built: Built, root: Path) -> list[str]:
    """Files in the folders that ``built`` fills which it did not make; a lesson's own folder is its author's."""
    folders = {Path(name).parts[:2] for name in built.files if len(Path(name).parts) > 2}
    folders = {parts for parts in folders if parts[0] != "lessons"}
    return [
        path.relative_to(root).as_posix()
        for parts in folders
        for path in root.joinpath(*parts).rglob("*")
        if path.is_file() and path.relative_to(root).as_posix() not in built.files and not _scratch(path)
    ]


def _scratch(path: Path) -> bool:
    return ".ipynb_checkpoints" in path.parts or path.name.startswith(".")


def build(lesson: Lesson, execute: bool = True) -> Built:
    """Make source and release of one lesson. ``lessons/`` is read, or written when the notebook is newer."""
    _take_the_newer(lesson)
    check_grade_ids(lesson)
    source = _source(lesson, execute)
    release = make_release(lesson, source)
    files = {_name(lesson, lesson.source): dump(source), _name(lesson, lesson.release): dump(release)}
    files[_name(lesson, lesson.folder / RELEASED)] = with_release(released(lesson), release).dump()
    for name, data in lesson.files().items():
        files[f"source/{lesson.name}/{name}"] = files[f"release/{lesson.name}/{name}"] = data
    return Built(files)


def changed_since(lesson: Lesson) -> bool:
    """Whether its text, or a file of its data, is another one than the last build had; runs nothing."""
    if not (lesson.source.is_file() and lesson.release.is_file()):
        return True
    data = {lesson.release.parent / name: data for name, data in lesson.files().items()}
    if any(not path.is_file() or path.read_bytes() != data[path] for path in data):
        return True
    return read_notebook(lesson.source).metadata.get("in_step") != fingerprint(lesson.written)


def dump(notebook: NotebookNode) -> bytes:
    return (nbformat.writes(notebook) + "\n").encode()


def _name(lesson: Lesson, path: Path) -> str:
    return path.relative_to(lesson.course.root).as_posix()


def _take_the_newer(lesson: Lesson) -> None:
    """Text or source notebook, whichever changed since they were last in step; refuse when both did."""
    if not lesson.source.is_file():
        return
    found = read_notebook(lesson.source)
    notebook, in_step = expanded(found, lesson.source), found.metadata.get("in_step")
    if in_step is None or fingerprint(notebook) == in_step or fingerprint(notebook) == fingerprint(lesson.written):
        return
    if fingerprint(lesson.written) != in_step:
        raise CourseError(
            f"{lesson.name}: both {_name(lesson, lesson.text)} and {_name(lesson, lesson.source)} have changed since "
            f"the last build. Undo one of them (git checkout -- FILE) and build again"
        )
    text = write_text(notebook)
    beside = lesson.text.with_name(f".{lesson.text.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(lesson.text)
    lesson.forget()


def read_notebook(path: Path) -> NotebookNode:
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, nbformat.reader.NotJSONError) as error:
        reason = str(error).splitlines()[0][:120]
        raise CourseError(
            f"{path.name} is not a notebook ({reason}). Restore it: git checkout -- {path.name}"
        ) from None


def check_grade_ids(lesson: Lesson) -> None:
    seen: set[str] = set()
    for cell in lesson.notebook.cells:
        name = grade_id(cell)
        if name is None:
            continue
        if name in seen:
            raise CourseError(f"{lesson.name}: the grade id {name!r} is used twice; each needs its own")
        if not name.replace("_", "").isalnum() or name != name.lower():
            raise CourseError(f"{lesson.name}: the grade id {name!r} may hold a-z, 0-9 and _ only")
        if is_answer(cell) and "### BEGIN SOLUTION" not in cell.source:
            raise CourseError(
                f"{lesson.name}: the answer cell {name!r} has no reference: mark it ### BEGIN SOLUTION … END"
            )
        seen.add(name)
    for exercise in lesson.exercises:
        if not exercise.defines:
            raise CourseError(f"{lesson.name}: the answer cell {exercise.name!r} defines no function and no class")


def _source(lesson: Lesson, execute: bool) -> NotebookNode:
    notebook = nbformat.from_dict(lesson.notebook)
    if execute:
        run_notebook(notebook, lesson)
    for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
        cell.outputs = cell.outputs if _keeps_outputs(cell) else []
        # nbval takes a cell with outputs and without a count for one that was never run.
        cell.execution_count = number if cell.outputs else None
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = number
    notebook.metadata["in_step"] = fingerprint(lesson.written)
    _remember_starters(notebook)
    notebook.cells.insert(1, course_check())
    return notebook


def _remember_starters(notebook: NotebookNode) -> None:
    """Each answer cell keeps what students get in its metadata, which a student's copy holds as long as it lives."""
    from nbgrader.preprocessors import ClearSolutions

    clear = ClearSolutions(config=Config(ClearSolutions=STUBS))
    for cell in filter(is_answer, notebook.cells):
        bare, _ = clear.preprocess_cell(nbformat.from_dict(cell), {"language": "python"}, 0)
        cell.metadata["starter"] = bare.source


def course_check() -> NotebookNode:
    """The cell that says, before anything fails, whether the package `course` is there and new enough."""
    from course import __version__

    return nbformat.v4.new_code_cell(CHECK.format(version=__version__), id=CHECK_TAG, metadata={"tags": [CHECK_TAG]})


def _keeps_outputs(cell: NotebookNode) -> bool:
    """What nbval compares, and figures, but for those that the clock of the machine has a hand in."""
    drawn = any(FIGURE in output.get("data", {}).get("text/html", "") for output in cell.outputs)
    tags = cell.metadata.get("tags", [])
    return COMPARED in tags or (drawn and MEASURED not in tags)


def run_notebook(notebook: NotebookNode, lesson: Lesson) -> None:
    """Run all cells in a real kernel, in a folder with the lesson's data."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as sockets, fixed_hash_seed():
        for name, data in lesson.files().items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        where = {"metadata": {"path": folder}}
        config = private_sockets(sockets)
        client = NotebookClient(
            notebook, config=config, timeout=120, resources=where, store_widget_state=False, coalesce_streams=True
        )
        try:
            client.execute()
        except CellExecutionError as error:
            raise CourseError(f"{lesson.name}: its source does not run: {str(error).strip()[-1500:]}") from None
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata["language_info"] = {"name": "python"}


def private_sockets(folder: str) -> Config:
    """A kernel on sockets in the file system where the system has them: no port that others can reach."""
    if os.name != "posix":
        return Config()
    return Config(KernelManager={"transport": "ipc", "ip": f"{folder}/kernel"})


def make_release(lesson: Lesson, source: NotebookNode) -> NotebookNode:
    """What students get, made by nbgrader itself with a database of its own."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    from classroom.grade.record import using_nbgrader

    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "source" / lesson.name
        folder.mkdir(parents=True)
        (folder / f"{lesson.slug}.ipynb").write_bytes(dump(source))
        config = Config()
        config.CourseDirectory.root = root
        config.CourseDirectory.db_url = f"sqlite:///{root}/gradebook.db"
        config.ClearSolutions = STUBS
        with using_nbgrader():
            GenerateAssignment(
                coursedir=CourseDirectory(config=config, assignment_id=lesson.name), config=config
            ).start()
        release = nbformat.read(Path(root) / "release" / lesson.name / f"{lesson.slug}.ipynb", as_version=4)
        shutil.rmtree(Path(root) / "release")
    release.metadata.pop("in_step", None)
    return release
