"""Names that a cell takes from elsewhere, and those that it leaves to others."""

import builtins
import symtable

INJECTED = {"get_ipython", "display", "In", "Out"}  # IPython's own: a judge has none of them
LARGEST = 100_000  # characters of a student's cell that is looked at: nobody writes more by hand


def free_names(source: str) -> set[str]:
    """Names a cell uses that it neither imports nor defines and that are not built in."""
    tables = list(_tables(symtable.symtable(source, "<cell>", "exec")))
    used = {name for table in tables for name in _global_names(table)}
    return {name for name in used - _bound(tables) if name in INJECTED or not hasattr(builtins, name)}


def _tables(table):
    yield table
    for child in table.get_children():
        yield from _tables(child)


def _global_names(table):
    at_top = table.get_type() == "module"
    return [s.get_name() for s in table.get_symbols() if s.is_referenced() and (at_top or s.is_global())]


def bound_names(source: str) -> set[str]:
    """Names that a cell imports or defines for the cells after it."""
    return _bound(list(_tables(symtable.symtable(source, "<cell>", "exec"))))


def bound_in(source: str) -> set[str]:
    """As `bound_names`, of a cell as a student writes it: with magics, or with what is no Python at all."""
    return _of_any(bound_names, source)


def taken_by(source: str) -> set[str]:
    """As `free_names`, of a cell as a student writes it."""
    return _of_any(free_names, source)


def _of_any(names, source: str) -> set[str]:
    if len(source) > LARGEST:
        return set()
    try:
        return names(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    try:
        return names(_without_magics(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()


def _without_magics(source: str) -> str:
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(source)


def _bound(tables: list) -> set[str]:
    at_top = {s.get_name() for s in tables[0].get_symbols() if s.is_assigned() or s.is_imported()}
    further_in = [symbol for table in tables for symbol in table.get_symbols() if symbol.is_declared_global()]
    return at_top | {symbol.get_name() for symbol in further_in if symbol.is_assigned()}
