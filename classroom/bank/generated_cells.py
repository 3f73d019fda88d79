"""The hidden part of a test cell that is made of a bank: cases as literals, how they are played, one assertion.

It stands in source/ and in what the judge runs, never in a lesson's text. It gives the same result in one kernel.
"""

import ast
from collections.abc import Iterable

import nbformat
from nbformat import NotebookNode

from classroom.bank.bank import Bank, domain, read_bank
from classroom.judge.domain import Domain
from classroom.lesson import HIDDEN, Exercise, Lesson, exercises_of, grade_id, hidden_regions, is_test
from classroom.text import GENERATED

WIDTH = 120
BODY = """\
{begin}
{generated} from bank/{exercise}.json and domains/{exercise}.py: edit the domain.
from course.check import wrong_at

assert not (
    _missed := wrong_at(
        {answer},
        {play},
        {kinds},
        [
{cases}
        ],
    )
), _missed
{end}"""


def with_banks(lesson: Lesson, notebook: NotebookNode) -> NotebookNode:
    """A copy of a lesson's notebook whose test cells play their cases of the banks."""
    made = nbformat.from_dict(notebook)
    if not lesson.domains:
        return made
    parts: dict[str, str] = {}
    for exercise in exercises_of(made, lesson.folder / "answers"):
        if lesson.has_domain(exercise.name):
            parts |= hidden_parts(exercise, domain(lesson, exercise.name), read_bank(lesson, exercise.name))
    for cell in made.cells:
        if is_test(cell) and grade_id(cell) in parts:
            cell.source = _with(cell.source, parts[grade_id(cell)])
    return made


def _with(source: str, part: str) -> str:
    """A test cell with its made part right behind what students see, before checks by hand: it tells more."""
    lines = source.rstrip().split("\n")
    at = next((first - 1 for first, _ in hidden_regions(source)), len(lines))
    return "\n".join([*lines[:at], part, *lines[at:]])


def hidden_parts(exercise: Exercise, known: Domain, bank: Bank) -> dict[str, str]:
    """The made part of each test cell that has cases."""
    found = {}
    for test in exercise.tests:
        if cases := [case for case in bank.cases if known.test(case.kinds) == test]:
            found[test] = _part(exercise, known, cases)
    return found


def _part(exercise: Exercise, known: Domain, cases: list) -> str:
    rows = [f"            ({case.number}, {case.text}, {tuple(case.kinds)}, {case.wanted!r})," for case in cases]
    return BODY.format(
        begin=HIDDEN[0],
        end=HIDDEN[1],
        generated=GENERATED,
        exercise=exercise.name,
        answer="{" + ", ".join(f'"{name}": {name}' for name in exercise.defines) + "}",
        play=_quoted(played(known.source)),
        kinds=repr([kind.words for kind in known.known]),
        cases="\n".join(rows),
    )


def _quoted(source: str) -> str:
    """A text as Python writes it over several lines, if it can be: who reads the notebook reads code."""
    if "\\" in source or "'''" in source or (not source.isprintable() and not source.replace("\n", "").isprintable()):
        return repr(source)
    return f"'''\n{source}'''"


def played(source: str) -> str:
    """Of a domain's text ``play`` and what it needs: nothing that draws, allows or names cases."""
    tree = ast.parse(source)
    bound: dict[str, list[ast.stmt]] = {}
    for node in tree.body:
        for name in _binds(node):
            bound.setdefault(name, []).append(node)
    if "play" not in bound:
        return ""
    needed, left = set(), ["play"]
    while left:
        for node in set(bound.pop(left.pop(), ())) - needed:
            needed.add(node)
            left += [name.id for name in ast.walk(node) if isinstance(name, ast.Name)]
    chosen = [node for node in tree.body if node in needed or _is_future(node)]
    return "\n".join(_text(source, node) for node in chosen) + "\n"


def _binds(node: ast.stmt | ast.ExceptHandler) -> Iterable[str]:
    """The names that a statement binds, or changes what they stand for."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            yield from (alias.asname or alias.name.split(".")[0] for alias in names)
        case ast.Assign(targets=targets):
            yield from (n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.AugAssign() | ast.Expr() | ast.Delete():  # it may change what it names: `ADDRESSES["ns"] += [second]`
            yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name))
        case _:
            parts = [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.stmt | ast.ExceptHandler)]
            yield from (name for part in parts for name in _binds(part))


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _text(source: str, node: ast.stmt) -> str:
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return "\n".join(source.split("\n")[first - 1 : node.end_lineno])
