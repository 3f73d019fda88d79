"""Answers that stand on what is withheld where they are graded: a visible check says so before anything is handed in.

A demonstration may use all of the lab; what it leaves behind is there in a notebook, and not where answers are graded.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from course._names import bound_names, free_names

MODULES = frozenset(  # as in course/withheld.txt
    {"course.lab.tcp._reno", "course.lab.tcp._sender", "course.lab.tcp._model", "course.lab.deployment._defects"}
)
REFUSED = frozenset({"TcpPath", "TcpRelay", "TcpStep", "transfer", "unseen"})  # public names that cannot be imported
UNUSABLE = frozenset({"PageServer"})  # public names that can be imported, and no more
WORDS = {module.rpartition(".")[2] for module in MODULES} | REFUSED | UNUSABLE | {"import *"}
Chain = tuple[str, ...]  # a name, what it needs, what that needs, up to what is withheld


class Step(NamedTuple):
    """A statement of a cell; ``withheld`` are names of the lab by the names that they are imported as."""

    binds: frozenset[str]
    takes: frozenset[str]
    withheld: dict[str, str]
    defines: bool  # a function or a class: what it needs it needs when it is called


def told() -> str:
    """What to say of the cell that is being run, if it stands on what is withheld."""
    chain = needed_by(*_executed())
    return sentence(chain) if len(chain) > 1 else ""  # a cell that names it itself is nobody's test


def sentence(chain: Chain) -> str:
    needs = ", which needs ".join(f"`{name}`" for name in chain[1:])
    return (
        f"This is right here, but would fail in grading: `{chain[0]}` needs {needs}, and that is withheld there. "
        f"In your answer cell, import or write yourself what `{chain[0]}` needs, without `{chain[-1]}`."
    )


def needed_by(*cells: str) -> Chain:
    """How the last of ``cells``, in the order of their runs, comes to need what is withheld; empty if it does not."""
    if not any(word in cell for cell in cells for word in WORDS):
        return ()
    *before, current = cells
    lost = missing(before)
    return next((lost[name] for step in _steps(current) for name in sorted(step.takes) if name in lost), ())


def missing(cells: Iterable[str]) -> dict[str, Chain]:
    """Names that are not there after ``cells`` where answers are graded, or can do nothing, each with its reason."""
    lost: dict[str, Chain] = {}
    for cell in cells:
        stopped: Chain = ()
        for step in _steps(cell):
            refused = next(((name,) for name in step.withheld.values() if step.defines or name not in UNUSABLE), ())
            reason = stopped or refused or next((lost[name] for name in sorted(step.takes) if name in lost), ())
            for name in step.binds:
                lost.pop(name, None)
                if name in step.withheld and not step.defines:
                    lost[name] = (step.withheld[name],)
                elif reason:
                    lost[name] = (name, *reason)
            if not step.defines:
                stopped = reason
    return lost


@lru_cache(maxsize=512)
def _steps(cell: str) -> tuple[Step, ...]:
    try:
        return tuple(map(_step, ast.parse(cell).body))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()


def _step(statement: ast.stmt) -> Step:
    text = ast.unparse(statement)
    defines = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    defines = defines or isinstance(getattr(statement, "value", None), ast.Lambda)
    return Step(frozenset(bound_names(text)), frozenset(free_names(text)), dict(_withheld(statement)), defines)


def _withheld(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    for node in ast.walk(statement):
        module = f"{getattr(node, 'module', None) or ''}." if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names if isinstance(node, ast.Import | ast.ImportFrom) else ():
            public = module.startswith("course.lab.") and alias.name in REFUSED | UNUSABLE
            if module == "course.lab." and alias.name == "*":
                yield "*", "from course.lab import *"
            elif public or module[:-1] in MODULES or f"{module}{alias.name}" in MODULES:
                yield alias.asname or alias.name.partition(".")[0], alias.name


def _executed() -> list[str]:
    """What this notebook's kernel has run, the present cell last; nothing where there is no kernel."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell.history_manager.input_hist_parsed if shell else [""]
