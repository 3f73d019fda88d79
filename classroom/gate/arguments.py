"""What hidden cases judge of arguments is seen, and nothing else: an answer that changes one fails in plain sight."""

import ast
import copy
import functools
import inspect
import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from functools import partial

from classroom.bank.replay import seen_and_judged
from classroom.gate.finding import Finding
from classroom.lesson import Exercise
from course.check._changed import is_data

REMEDY = "call it with calling(…), which tells what has changed, and with something in that argument"
UNSEEN = "a reference whose {} fails the case {} of the bank and no visible test: " + REMEDY
UNJUDGED = (
    "a reference whose {} fails a visible test and no case of the bank: add it to FREE in course/check/_changed.py"
)


def check_arguments(exercise: Exercise, pool: Executor) -> list[Finding]:
    """Plays the reference once for each of its parameters, emptying what that was given, and once what is in it."""
    made = dict(emptying(exercise))
    told = zip(made, pool.map(partial(seen_and_judged, exercise.name), made.values()), strict=True)
    return [Finding("arguments", exercise.name, text) for text in _texts([(change, *how) for change, how in told])]


def _texts(told: list[tuple[str, str | None, list[str], bool]]) -> Iterator[str]:
    """What is amiss; an exercise that judges one of its arguments may tell of all."""
    for change, key, seen, by_rule in told:
        if key and not seen:
            yield UNSEEN.format(change, key)
        elif by_rule and not any(judged for _, judged, *_ in told):
            yield UNJUDGED.format(change)


def emptying(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """The reference by what it empties: each argument of each of its functions and methods, and what each holds."""
    known = dict(_parameters(ast.parse(exercise.cell.source), exercise.defines))
    source = f"{exercise.cell.source}\n\nfrom {__name__} import spoiling as _spoiling\n\n"
    for spoiled, parameters in known.items():
        for parameter, within in itertools.product(parameters, (False, True)):
            told = {function: (parameter, within) if function == spoiled else (None, False) for function in known}
            wrapped = "\n".join(f"{function} = _spoiling({function}, *{what})" for function, what in told.items())
            yield f"{spoiled} empties {'what is in ' * within}{parameter}", f"{source}{wrapped}\n"


def _parameters(tree: ast.Module, defined: list[str]) -> Iterator[tuple[str, list[str]]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in defined:
            yield node.name, _names(node.args)
        if isinstance(node, ast.ClassDef) and node.name in defined:
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            yield from ((f"{node.name}.{method.name}", _names(method.args)[1:]) for method in methods)


def _names(given: ast.arguments) -> list[str]:
    several = [given.vararg] if given.vararg else []
    return [one.arg for one in (*given.posonlyargs, *given.args, *several, *given.kwonlyargs)]


_busy: list[Callable] = []


def spoiling(function: Callable, parameter: str | None, within: bool) -> Callable:
    """``function``, which empties what a parameter was given, or what is ``within`` that, once it has its result.

    Calls that functions of an answer make of each other leave their arguments alone.
    """
    signature = inspect.signature(function)

    @functools.wraps(function)
    def called(*args, **kwargs):
        if _busy:
            return function(*args, **kwargs)
        _busy.append(function)
        try:
            got = _apart(function(*args, **kwargs))
        finally:
            _busy.pop()
        empty(signature.bind(*args, **kwargs).arguments.get(parameter), within)
        return got

    return called


def _apart(result):
    """A result that shares nothing with the arguments, where it can be copied."""
    try:
        return copy.deepcopy(result)
    except TypeError:
        return result


def empty(value, within: bool) -> None:
    """Take everything out of a container of plain data, or out of those that it holds."""
    if within:
        for part in [*value.values()] if type(value) is dict else value if type(value) in (list, tuple) else ():
            empty(part, within=isinstance(part, tuple))
    elif type(value) in (list, set, dict, bytearray) and is_data(value):
        value.clear()
