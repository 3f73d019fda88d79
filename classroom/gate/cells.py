"""Rules that reading a test cell can decide."""

import ast

from classroom.gate.finding import Finding
from classroom.lesson import SOLUTION, Exercise, defined_names, grade_id, hidden_regions, regions, visible_part
from classroom.text import GENERATED
from course._names import free_names

UNTOLD = (
    "no visible test uses calling(…), which alone tells a student that an answer leans on what grading withholds or "
    "has changed its arguments: make one of the calls with it"
)


def check_test_cells(exercise: Exercise) -> list[Finding]:
    found = []
    for cell in exercise.test_cells:
        name, source = grade_id(cell), cell.source
        try:
            tree, _ = ast.parse(source), ast.parse(visible_part(source))
        except SyntaxError as error:
            told = f"is not plain Python, with or without its hidden part: {error.msg}: {error.text}"
            found.append(Finding("test cell", name, told.strip()))
            continue
        found += _names(exercise, name, source)
        found += _properties(name, tree, _authored(source))
        if not hidden_regions(source) and name != exercise.tests[0]:
            found.append(Finding("hidden", name, "has no hidden tests: only the first test cell may be all visible"))
    if exercise.test_cells and not any(_calls(visible_part(cell.source)) for cell in exercise.test_cells):
        found.append(Finding("calling", exercise.name, UNTOLD))
    if not any(hidden_regions(cell.source) for cell in exercise.test_cells):
        found.append(Finding("hidden", exercise.name, "has no hidden tests at all: add ### BEGIN HIDDEN TESTS … END"))
    return found


def _calls(source: str) -> bool:
    """Whether `calling` is called; nothing is said of what is not Python."""
    try:
        nodes = ast.walk(ast.parse(source))
    except SyntaxError:
        return True
    return any(isinstance(node, ast.Call) and getattr(node.func, "id", "") == "calling" for node in nodes)


def _authored(source: str) -> list[tuple[int, int]]:
    """The hidden regions that an author has written: those made of banks keep the rules by the way they are made."""
    lines = source.splitlines()
    return [(first, last) for first, last in hidden_regions(source) if not lines[first].startswith(GENERATED)]


def _names(exercise: Exercise, test: str, source: str) -> list[Finding]:
    """A test cell lives on what it imports and defines, and on what its task asks students to define."""
    foreign = free_names(source) - set(exercise.defines)
    private = free_names(source) & _own_business(exercise)
    bare = free_names(visible_part(source)) - free_names(source)
    rules = [
        (foreign, f"import or define it here, or define it in {exercise.name}"),
        (private, "a part of the reference that no task asks for: students need not define it"),
        (bare, "defined in the hidden part, missing in the visible one: define it in both"),
    ]
    return [Finding("names", test, f"uses {', '.join(sorted(names))}: {text}") for names, text in rules if names]


def _own_business(exercise: Exercise) -> set[str]:
    """What the solution defines at top level although the task does not name it."""
    source = exercise.cell.source
    inside = "\n".join(_lines(source, regions(source, SOLUTION)))
    try:
        defined = defined_names(inside)
    except SyntaxError:  # an indented region: the body of a function
        return set()
    return {name for name in defined if f"{name}(" not in exercise.task}


def _lines(source: str, spans: list[tuple[int, int]], within: bool = True) -> list[str]:
    numbered = enumerate(source.splitlines(), start=1)
    return [line for n, line in numbered if any(first <= n <= last for first, last in spans) == within]


def _properties(test: str, tree: ast.Module, hidden: list[tuple[int, int]]) -> list[Finding]:
    """Every hidden check is an assertion that can fail and states its property: that is what feedback may show."""
    found = []
    for node in ast.walk(tree):
        if not any(first <= getattr(node, "lineno", 0) <= last for first, last in hidden):
            continue
        where = f"{test}, line {getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Assert) and not _is_text(node.msg):
            found.append(Finding("property", where, "a hidden assert needs a constant message: the property it checks"))
        if isinstance(node, ast.Assert) and _always_true(node.test):
            found.append(Finding("property", where, "this assert cannot fail"))
        if isinstance(node, ast.Name) and node.id == "calling":
            found.append(Finding("property", where, "calling(…) is for visible tests: assert, and state the property"))
    return found


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value.strip())


def _always_true(node: ast.expr) -> bool:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        return any(_always_true(value) for value in node.values)
    return bool(node.elts) if isinstance(node, ast.Tuple) else isinstance(node, ast.Constant) and bool(node.value)
