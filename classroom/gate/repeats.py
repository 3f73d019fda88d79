"""Each test cell shows something of its own: no visible example stands word for word in an earlier one."""

import ast
from collections.abc import Iterator

from classroom.gate.finding import Finding
from classroom.lesson import Exercise, grade_id, visible_part

REMEDY = (
    "let another example tell something about this cell's own rule, leave this one out where the cell has one that "
    "does, or, if only a state has to be brought about, do so without calling(…) and assert"
)


def check_repeats(exercise: Exercise) -> list[Finding]:
    """Nothing is said of a cell that is not Python: another rule does."""
    first: dict[tuple[str, ...], str] = {}
    found = []
    for cell in exercise.test_cells:
        name = grade_id(cell)
        shown = _examples(visible_part(cell.source))
        for words, line in shown.items():
            if words in first:
                told = f"this example stands in {first[words]} already, on the same values: {REMEDY}"
                found.append(Finding("repeated", f"{name}, line {line}", told))
        first = dict.fromkeys(shown, name) | first
    return found


def _examples(source: str) -> dict[tuple[str, ...], int]:
    """The line of each example by its words."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return {}
    before: list[ast.stmt] = []
    found: dict[tuple[str, ...], int] = {}
    for statement in _in_a_row(tree.body):
        if _states(statement):
            found.setdefault(_words(statement, before), statement.lineno)
        before.append(statement)
    return found


def _in_a_row(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements one after the other, a `with` before those in it."""
    for statement in body:
        if isinstance(statement, ast.With):
            yield ast.With(statement.items, [], lineno=statement.lineno)
            yield from _in_a_row(statement.body)
        else:
            yield statement


def _states(statement: ast.stmt) -> bool:
    """Whether it says what has to be so."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return False
    nodes = ast.walk(statement)
    return any(isinstance(n, ast.Assert) or (isinstance(n, ast.Name) and n.id == "calling") for n in nodes)


def _words(statement: ast.stmt, before: list[ast.stmt]) -> tuple[str, ...]:
    """The example, and all from which the values in it come: an equal line on other values is another example."""
    needed, words = _names(statement), [ast.dump(statement)]
    for earlier in reversed(before):
        if _changed(earlier) & needed:
            needed |= _names(earlier)
            words.append(ast.dump(earlier))
    return tuple(words)


def _names(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _changed(statement: ast.stmt) -> set[str]:
    """Names that it binds, and those whose objects it may change: by an item, an attribute or a method of theirs."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return set()
    names = {statement.name} if isinstance(statement, ast.FunctionDef | ast.ClassDef) else set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) or not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            names.add(_root(node))
    return names - {""}


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
