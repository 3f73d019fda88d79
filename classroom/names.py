"""Names that a cell takes from elsewhere."""

import builtins
import symtable

INJECTED = {"get_ipython", "display", "In", "Out"}  # IPython's own: a judge has none of them


def free_names(source: str) -> set[str]:
    """Names a cell uses that it neither imports nor defines and that are not built in."""
    tables = list(_tables(symtable.symtable(source, "<cell>", "exec")))
    own = {s.get_name() for s in tables[0].get_symbols() if s.is_assigned() or s.is_imported()}
    own |= {s.get_name() for table in tables for s in table.get_symbols() if s.is_declared_global() and s.is_assigned()}
    used = {name for table in tables for name in _global_names(table)}
    return {name for name in used - own if name in INJECTED or not hasattr(builtins, name)}


def _tables(table):
    yield table
    for child in table.get_children():
        yield from _tables(child)


def _global_names(table):
    at_top = table.get_type() == "module"
    return [s.get_name() for s in table.get_symbols() if s.is_referenced() and (at_top or s.is_global())]
