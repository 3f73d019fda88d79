"""A lesson uses public names of ``course`` and knows nothing of ``classroom``."""

import ast
import importlib
import importlib.util
from collections.abc import Iterator

from classroom.gate.finding import Finding
from classroom.lesson import Lesson, grade_id
from classroom.text import as_python


def check_imports(lesson: Lesson) -> list[Finding]:
    """Cells and answers alike: students' own code must get by with what the lesson's uses."""
    found, modules = [], {}
    for where, source in _sources(lesson):
        if tree := _parsed(source):
            modules |= _modules(tree)
            found += [Finding("imports", where, text) for text in dict.fromkeys(_offences(tree, modules))]
    return found


def _sources(lesson: Lesson) -> Iterator[tuple[str, str]]:
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code":
            yield grade_id(cell) or cell["id"], cell.source
    for exercise in lesson.exercises:
        for answer in exercise.answers:
            yield f"{exercise.name}/{answer.name}", answer.source


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(as_python(source))
    except SyntaxError:
        return None


def _modules(tree: ast.Module) -> dict[str, str]:
    """Names that stand for a module of ``course``."""
    bound = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                bound[name.asname or name.name.split(".")[0]] = name.name if name.asname else name.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module:
            bound |= {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
    return {name: module for name, module in bound.items() if _is_course(module) and _is_module(module)}


def _offences(tree: ast.Module, modules: dict[str, str]) -> Iterator[str]:
    for node in ast.walk(tree):
        for module, name in _uses(node, modules):
            full = f"{module}.{name}" if name else module
            if module.split(".")[0] == "classroom":
                yield f"imports {full}: students do not have classroom"
            elif _is_course(module) and not _is_public(module, name):
                yield f"uses {full}, which is not a public name of course"


def _uses(node: ast.AST, modules: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What a node takes from where, as (module, name); the name is empty for a whole module."""
    if isinstance(node, ast.Import):
        yield from ((name.name, "") for name in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from ((node.module, name.name) for name in node.names)
    elif isinstance(node, ast.Attribute) and (module := _module_of(node.value, modules)):
        yield module, node.attr
    elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
        yield from ((a.value, "") for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _module_of(node: ast.AST, modules: dict[str, str]) -> str | None:
    """The module that ``course.lab`` or an alias of it stands for."""
    if isinstance(node, ast.Name):
        return modules.get(node.id)
    if isinstance(node, ast.Attribute) and (outer := _module_of(node.value, modules)):
        full = f"{outer}.{node.attr}"
        return full if _is_module(full) else None
    return None


def _is_course(module: str) -> bool:
    return module.split(".")[0] == "course"


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ImportError:
        return False


def _is_public(module: str, name: str) -> bool:
    """Whether ``name`` is in the module's ``__all__``, or in one without ``__all__`` does not begin with ``_``."""
    if any(part.startswith("_") for part in module.split(".")):
        return False
    if name.startswith("_"):
        return name.endswith("__")
    if not name or name == "*" or _is_module(f"{module}.{name}") or not _is_module(module):
        return True
    return name in getattr(importlib.import_module(module), "__all__", [name])
