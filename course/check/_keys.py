"""Keys of dicts, whatever object a student makes them of: they stay where the student's code runs."""

from collections.abc import Callable


def equal_keys(function: Callable, one: tuple, two: tuple) -> bool:
    """Whether ``function(*one)`` and ``function(*two)`` are one key of a dict: equal, with equal hashes.

    The keys themselves may be anything that can be a key, an object of a class of one's own too: where answers are
    graded it is the student's process that compares them. TypeError for what cannot be a key.
    """
    ask = getattr(function, "equal_keys", None)
    return ask(one, two) if ask else found_as(function, one, two)


def found_as(function: Callable, one: tuple, two: tuple) -> bool:
    """Whether what is kept by the first key is found by the second one, in this process."""
    return function(*two) in {function(*one)}
