"""Names that code takes from elsewhere, and those that it leaves to others."""

import builtins
import symtable

INJECTED = {"get_ipython", "display", "In", "Out"}  # IPython's own: a judge has none of them


def free_names(source: str) -> set[str]:
    """Names that ``source`` uses which it neither imports nor defines and that are not built in."""
    tables = list(_tables(symtable.symtable(source, "<cell>", "exec")))
    used = {name for table in tables for name in _global_names(table)}
    return {name for name in used - _bound(tables) if name in INJECTED or not hasattr(builtins, name)}


def bound_names(source: str) -> set[str]:
    """Names that ``source`` imports or defines for what comes after it."""
    return _bound(list(_tables(symtable.symtable(source, "<cell>", "exec"))))


def _tables(table):
    yield table
    for child in table.get_children():
        yield from _tables(child)


def _global_names(table):
    at_top = table.get_type() == "module"
    return [s.get_name() for s in table.get_symbols() if s.is_referenced() and (at_top or s.is_global())]


def _bound(tables: list) -> set[str]:
    at_top = {s.get_name() for s in tables[0].get_symbols() if s.is_assigned() or s.is_imported()}
    further_in = [symbol for table in tables for symbol in table.get_symbols() if symbol.is_declared_global()]
    return at_top | {symbol.get_name() for symbol in further_in if symbol.is_assigned()}
