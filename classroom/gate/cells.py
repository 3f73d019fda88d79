"""Rules that reading a test cell can decide."""

import ast
import builtins
import symtable

from classroom.gate.finding import Finding
from classroom.lesson import Exercise, grade_id, hidden_regions


def check_test_cells(exercise: Exercise) -> list[Finding]:
    found = []
    for cell in exercise.test_cells:
        name, source = grade_id(cell), cell.source
        try:
            tree = ast.parse(source)
        except SyntaxError as error:
            found.append(Finding("test cell", name, f"is not plain Python: line {error.lineno}: {error.msg}"))
            continue
        if foreign := free_names(source) - set(exercise.defines):
            names = ", ".join(sorted(foreign))
            found.append(Finding("names", name, f"uses {names}: import or define it here, or define it in {exercise.name}"))
        if not hidden_regions(source) and name != exercise.tests[0]:
            found.append(Finding("hidden", name, "has no hidden tests: only the first test cell may be all visible"))
        found += _unstated(name, tree, hidden_regions(source))
    if not any(hidden_regions(cell.source) for cell in exercise.test_cells):
        found.append(Finding("hidden", exercise.name, "has no hidden tests at all"))
    return found


def free_names(source: str) -> set[str]:
    """Names a cell uses that it neither imports nor defines and that are not built in."""
    top = symtable.symtable(source, "<cell>", "exec")
    own = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    used = {name for table in _tables(top) for name in _global_names(table)}
    return {name for name in used - own if not hasattr(builtins, name)}


def _tables(table):
    yield table
    for child in table.get_children():
        yield from _tables(child)


def _global_names(table):
    at_top = table.get_type() == "module"
    return [s.get_name() for s in table.get_symbols() if s.is_referenced() and (at_top or s.is_global())]


def _unstated(name: str, tree: ast.Module, hidden) -> list[Finding]:
    """Every hidden assertion states its property as a constant: that is what feedback may show."""
    asserts = [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    return [
        Finding("property", f"{name} line {node.lineno}", "a hidden assert needs a constant message: the property it checks")
        for node in asserts
        if any(first <= node.lineno <= last for first, last in hidden)
        and not (isinstance(node.msg, ast.Constant) and isinstance(node.msg.value, str))
    ]
