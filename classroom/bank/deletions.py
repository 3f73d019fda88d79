"""The reference without one of its parts: an operand, an element, a statement, a condition, a call on a value."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

PARTS = {ast.BoolOp: "values", ast.Tuple: "elts", ast.List: "elts", ast.Set: "elts"}
KEPT = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


def deletions(source: str) -> dict[str, str]:
    """Texts by what is missing in them."""
    count = sum(1 for _ in ast.walk(ast.parse(source)))
    made: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for at in range(count):
        for number in range(_ways(source, at)):
            tree = ast.parse(source)
            what = list(_deletions(list(ast.walk(tree))[at]))[number]
            line, name, strike = what
            strike()
            seen[text := f"line {line} without {name}"] += 1
            again = f" ({seen[text]})" if seen[text] > 1 else ""
            made[text + again] = ast.unparse(ast.fix_missing_locations(tree))
    return made


def _ways(source: str, at: int) -> int:
    return len(list(_deletions(list(ast.walk(ast.parse(source)))[at])))


Deletion = tuple[int, str, Callable[[], object]]


def _deletions(node: ast.AST) -> Iterator[Deletion]:
    """What can be deleted from a node: line, name, and the function that does it."""
    yield from _elements(node)
    yield from _statements(node)
    yield from _calls(node)
    yield from _conditions(node)


def _elements(node: ast.AST) -> Iterator[Deletion]:
    name = PARTS.get(type(node))
    parts = getattr(node, name) if name else []
    for number, part in enumerate(parts) if len(parts) > 1 else ():
        yield node.lineno, ast.unparse(part), lambda number=number: parts.pop(number)


def _statements(node: ast.AST) -> Iterator[Deletion]:
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        for number, part in enumerate(block) if isinstance(block, list) else ():
            if isinstance(part, ast.stmt) and not isinstance(part, KEPT) and not _is_text(part):
                first = ast.unparse(part).splitlines()[0]
                yield part.lineno, first, lambda block=block, number=number: block.__setitem__(number, ast.Pass())


def _is_text(part: ast.stmt) -> bool:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)


def _calls(node: ast.AST) -> Iterator[Deletion]:
    for part, put in _parts(node):
        if not isinstance(part, ast.Call):
            continue
        if isinstance(part.func, ast.Attribute):
            yield part.lineno, f".{part.func.attr}()", partial(put, part.func.value)
        elif len(part.args) == 1 and not part.keywords and isinstance(part.func, ast.Name):
            yield part.lineno, f"{part.func.id}()", partial(put, part.args[0])


def _parts(node: ast.AST) -> Iterator[tuple[object, Callable[[object], object]]]:
    """Each part of a node, and what puts another in its place."""
    for field, part in ast.iter_fields(node):
        if isinstance(part, list):
            yield from ((one, partial(part.__setitem__, at)) for at, one in enumerate(part))
        else:
            yield part, partial(setattr, node, field)


def _conditions(node: ast.AST) -> Iterator[Deletion]:
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        for value in (False,) if isinstance(node, ast.While) else (True, False):
            text = f"the question {ast.unparse(node.test)}, always {value}"
            yield node.lineno, text, lambda value=value: setattr(node, "test", ast.Constant(value))
    if isinstance(node, ast.comprehension) and node.ifs:
        yield node.ifs[0].lineno, f"if {ast.unparse(node.ifs[0])}", lambda: node.ifs.clear()
    if isinstance(node, ast.Slice):
        for field in ("lower", "upper"):
            if (bound := getattr(node, field)) is not None:
                yield bound.lineno, f"the {field} end {ast.unparse(bound)}", lambda f=field: setattr(node, f, None)
