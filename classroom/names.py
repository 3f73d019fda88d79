"""Names of a cell as a student writes it: with magics, or with what is no Python at all."""

from course._names import bound_names, free_names

LARGEST = 100_000  # characters of a student's cell that is looked at: nobody writes more by hand


def bound_in(source: str) -> set[str]:
    """As `bound_names`."""
    return _of_any(bound_names, source)


def taken_by(source: str) -> set[str]:
    """As `free_names`."""
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
