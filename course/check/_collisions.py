"""Names of an answer that a test cell has for something else: in a notebook there is one name for both."""

import dis
import sys
from collections.abc import Iterable, Iterator
from types import CodeType, FunctionType, MethodType, ModuleType


def told_of_names(given: Iterable) -> str:
    """A sentence on names that the cell being run binds and functions among ``given`` use; empty if there are none.

    What a cell imports is the same for both. Of a class its methods count; functions count that a function calls.
    """
    cell = _cell()
    if cell is None:
        return ""
    bound = _bound(cell.f_code) - {name for name, value in cell.f_globals.items() if _is_imported(value)}
    own = {code for code in cell.f_code.co_consts if isinstance(code, CodeType)}
    taken = sorted(bound & _used(given, cell.f_globals, own))
    if not taken:
        return ""
    names = " and ".join(taken)
    return f"this cell binds {names}, which your answer uses, too: call yours otherwise, and run its cell again"


def _cell():
    """The frame of the cell that is being run, or None outside of one."""
    frame = sys._getframe()
    while frame is not None and (frame.f_code.co_name, frame.f_globals.get("__name__")) != ("<module>", "__main__"):
        frame = frame.f_back
    return frame


def _bound(code: CodeType) -> set[str]:
    return {step.argval for step in dis.get_instructions(code) if step.opname == "STORE_NAME"}


def _is_imported(value) -> bool:
    return isinstance(value, ModuleType) or getattr(value, "__module__", "__main__") != "__main__"


def _used(given: Iterable, names: dict, own: set[CodeType]) -> set[str]:
    """Names that functions of ``names`` look up there, as far as calls lead to them; ``own`` code leads on, too."""
    found: set[str] = set()
    seen: set[CodeType] = set()
    waiting = [code for value in given for code in _codes(value, names)]
    while waiting:
        code = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        waiting += [inside for inside in code.co_consts if isinstance(inside, CodeType)]
        looked_up = {step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"}
        waiting += [inside for name in looked_up for inside in _codes(names.get(name), names)]
        found |= set() if code in own else looked_up
    return found


def _codes(value, names: dict) -> Iterator[CodeType]:
    if isinstance(value, MethodType):
        value = value.__func__
    if isinstance(value, FunctionType) and value.__globals__ is names:
        yield value.__code__
    elif isinstance(value, type):
        for method in vars(value).values():
            if isinstance(method, FunctionType) and method.__globals__ is names:
                yield method.__code__
