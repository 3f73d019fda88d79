"""A lesson as its files describe it: text, exercises, answers, data."""

import ast
import functools
import re
import threading
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from classroom.errors import CourseError
from classroom.text import check_python, read_text

NAME = re.compile(r"\d\d-[a-z0-9-]+")
SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")
HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
STEP = re.compile(r"\*\*(Core|Stretch) · (\d+) minutes\.\*\*")


@dataclass(frozen=True)
class Answer:
    """One file below ``answers/<exercise>/``: a whole answer cell, its belief, its declared equals."""

    name: str
    source: str
    belief: str
    equals: tuple[str, ...]

    @property
    def group(self) -> str:
        """``right``, ``wrong``, which has a belief, or ``rival``, which is wrong without one."""
        return self.name.partition("_")[0]

    @property
    def right(self) -> bool:
        return self.group == "right"


@dataclass
class Exercise:
    """An answer cell with its task and its test cells. ``test_cells`` are of the source notebook."""

    name: str
    task: str
    cell: NotebookNode
    test_cells: list[NotebookNode] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def stretch(self) -> bool:
        step = STEP.search(self.task)
        return bool(step) and step[1] == "Stretch"

    @property
    def minutes(self) -> int:
        step = STEP.search(self.task)
        return int(step[2]) if step else 0

    @property
    def tests(self) -> list[str]:
        return [grade_id(cell) for cell in self.test_cells]

    @property
    def defines(self) -> list[str]:
        """Functions and classes that the answer cell defines: all that its tests may use of it."""
        return defined_names(self.cell.source)

    def answer(self, name: str) -> Answer:
        return next(answer for answer in self.answers if answer.name == name)

    @property
    def right(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.right]

    @property
    def wrong(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.group == "wrong"]

    @property
    def rivals(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.group == "rival"]


class Course:
    """A folder with ``lessons/``, ``source/`` and ``release/``."""

    def __init__(self, root: Path):
        self.root = Path(root).resolve()

    def names(self) -> list[str]:
        return sorted(p.name for p in (self.root / "lessons").glob("*") if NAME.fullmatch(p.name) and p.is_dir())

    def lesson(self, name: str) -> "Lesson":
        if name not in self.names():
            known = ", ".join(self.names()) or "none yet"
            raise CourseError(f"there is no lesson {name!r}; the lessons are: {known}")
        return Lesson(self, name)

    def lessons(self, names: list[str] | tuple[str, ...] = ()) -> list["Lesson"]:
        return [self.lesson(name) for name in (names or self.names())]

    @cached_property
    def grade_ids(self) -> dict[str, set[str]]:
        """Those of each lesson; none while its text cannot be read, which its own check tells."""
        found = {}
        for lesson in self.lessons():
            with suppress(CourseError):
                found[lesson.name] = set(filter(None, map(grade_id, lesson.written.cells)))
        return found


class Lesson:
    """``lessons/NN-slug`` and what is made of it."""

    def __init__(self, course: Course, name: str):
        self.course, self.name = course, name
        self.slug = name[3:].replace("-", "_")
        self.folder = course.root / "lessons" / name
        self.text = self.folder / f"{self.slug}.py"
        self.data = self.folder / "data"
        self.terms_file = self.folder / "terms.toml"
        self.source = course.root / "source" / name / f"{self.slug}.ipynb"
        self.release = course.root / "release" / name / f"{self.slug}.ipynb"

    @cached_property
    def notebook(self) -> NotebookNode:
        """The lesson, solutions and all hidden tests included, not executed."""
        from classroom.bank.generated_cells import with_banks

        return with_banks(self, self.written)

    @cached_property
    def written(self) -> NotebookNode:
        """The lesson as its text has it: without those hidden tests that are made of banks."""
        if not self.text.is_file():
            raise CourseError(f"{self.name} has no text: write {self.text.relative_to(self.course.root)}")
        notebook = read_text(self.text)
        check_python(notebook, self.text)
        return notebook

    @cached_property
    def exercises(self) -> list[Exercise]:
        return exercises_of(self.notebook, self.folder / "answers")

    @cached_property
    def written_exercises(self) -> list[Exercise]:
        return exercises_of(self.written, self.folder / "answers")

    @cached_property
    def banks(self):
        """What its banks know: `classroom.bank.banks.Banks`."""
        from classroom.bank.banks import Banks

        return Banks(self)

    @property
    def domains(self) -> list[str]:
        """Exercises that have a domain."""
        return sorted(path.stem for path in (self.folder / "domains").glob("*.py"))

    def has_domain(self, exercise: str) -> bool:
        return self._domain_path(exercise).is_file()

    def domain(self, exercise: str) -> str:
        """The text of an exercise's domain."""
        return self._domain_path(exercise).read_text(encoding="utf-8")

    def _domain_path(self, exercise: str) -> Path:
        return self.folder / "domains" / f"{exercise}.py"

    @cached_property
    def title(self) -> str:
        return self.written.cells[0].source.splitlines()[0].lstrip("# ").strip()

    @property
    def terms(self) -> dict[str, str]:
        """Its part of the glossary, a sentence for each term."""
        return tomllib.loads(self.terms_file.read_text(encoding="utf-8")) if self.terms_file.is_file() else {}

    def files(self) -> dict[str, bytes]:
        """What lies beside the notebook in a student's folder, by relative name."""
        found = sorted(p for p in self.data.rglob("*") if p.is_file()) if self.data.is_dir() else []
        return {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in found}

    def exercise(self, name: str) -> Exercise:
        return next(exercise for exercise in self.exercises if exercise.name == name)

    def written_exercise(self, name: str) -> Exercise:
        return next(exercise for exercise in self.written_exercises if exercise.name == name)

    def forget(self) -> None:
        """Read the text anew when it is next asked for."""
        for cached in ("notebook", "written", "exercises", "written_exercises", "title", "banks"):
            self.__dict__.pop(cached, None)


def grade_id(cell: NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def is_solution(cell: NotebookNode) -> bool:
    """Whether a student writes in it: code, or words that somebody marks."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_answer(cell: NotebookNode) -> bool:
    known = cell.metadata.get("nbgrader", {})
    return is_solution(cell) and not known.get("grade") and cell.cell_type == "code"


def is_test(cell: NotebookNode) -> bool:
    known = cell.metadata.get("nbgrader", {})
    return bool(known.get("grade")) and not known.get("solution") and cell.cell_type == "code"


def tags(cell: NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def exercises_of(notebook: NotebookNode, answers: Path) -> list[Exercise]:
    """The exercises of a notebook in order; test cells belong to the longest answer name they extend."""
    found: dict[str, Exercise] = {}
    task = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            task = cell.source
        elif is_answer(cell):
            name = grade_id(cell)
            found[name] = Exercise(name, task, cell, answers=read_answers(answers / name))
        elif is_test(cell):
            owner(grade_id(cell), found).test_cells.append(cell)
    return list(found.values())


def owner(test: str, exercises: dict[str, Exercise]) -> Exercise:
    name = exercise_of(test, exercises)
    if name is None:
        raise CourseError(
            f"the test cell {test!r} belongs to no answer cell before it: name it test_<exercise> or "
            f"test_<exercise>_<property>"
        )
    return exercises[name]


def exercise_of(test: str, names: Iterable[str]) -> str | None:
    """The longest name of an exercise that the name of a test cell extends."""
    fitting = [name for name in names if test == f"test_{name}" or test.startswith(f"test_{name}_")]
    return max(fitting, key=len, default=None)


def read_answers(folder: Path) -> list[Answer]:
    return [_read_answer(path) for path in sorted(folder.glob("*.py"))]


def _read_answer(path: Path) -> Answer:
    source = path.read_text(encoding="utf-8")
    try:
        text = ast.get_docstring(ast.parse(source)) or ""
    except SyntaxError as error:
        raise CourseError(f"answers/{path.parent.name}/{path.name}: line {error.lineno}: {error.msg}") from None
    lines = text.splitlines() or [""]
    equals = [line.removeprefix("Equal to:") for line in lines if line.startswith("Equal to:")]
    names = tuple(name.strip(" .") for line in equals for name in line.split(","))
    return Answer(path.stem, source, lines[0], names)


PARSING = threading.Lock()


def defined_names(source: str) -> list[str]:
    """The functions and classes that ``source`` defines. May be called from any thread.

    Python 3.11 counts the depth of all trees being made together: two threads at it at once may get a SystemError.
    """
    with PARSING:
        return list(_defined_names(source))


@functools.lru_cache(maxsize=4096)
def _defined_names(source: str) -> tuple[str, ...]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return tuple(node.name for node in ast.parse(source).body if isinstance(node, kinds))


def regions(source: str, marks: tuple[str, str]) -> list[tuple[int, int]]:
    """First and last line of each marked region of a cell, its marks included; lines count from 1."""
    begin, found = None, []
    for number, line in enumerate(source.splitlines(), start=1):
        if line.strip() == marks[0]:
            begin = number
        elif line.strip() == marks[1] and begin:
            found.append((begin, number))
            begin = None
    return found


def hidden_regions(source: str) -> list[tuple[int, int]]:
    """First and last line of each hidden region of a test cell, its marks included."""
    begin, regions = None, []
    for number, line in enumerate(source.split("\n"), start=1):
        if HIDDEN[0] in line:
            begin = number
        elif HIDDEN[1] in line and begin:
            regions.append((begin, number))
            begin = None
    return regions


def visible_part(source: str) -> str:
    """A test cell as it is released; its lines keep their numbers."""
    lines = source.split("\n")
    for first, last in hidden_regions(source):
        lines[first - 1 : last] = [""] * (last - first + 1)
    return "\n".join(lines)
