"""Functions that tests hand in take their arguments by the names that the task gives them."""

import ast
import builtins
import re
from collections.abc import Iterable

from classroom.gate.finding import Finding
from classroom.gate.runner import SEEDS, Runner, failed, why
from classroom.lesson import Exercise

QUOTED = re.compile(r"`([^`]+)`")
CALL = re.compile(r"\b([A-Za-z_]\w*)\(([^()]*)\)")


def check_callback_arguments(exercise: Exercise, runner: Runner) -> list[Finding]:
    """Runs the reference once more, with `send(request=request)` where the task says `send(request)`."""
    source = by_names(exercise, runner.lesson.exercises)
    if source is None:
        return []
    ran = runner.split(exercise, source, SEEDS[:1])
    lost = [test for test in exercise.tests if ran.ended or failed(ran, test, SEEDS[0])]
    told = ran.ended or (lost and why(ran.verdicts[f"{lost[0]}@{SEEDS[0]}"]))
    text = "fails if what it hands in is called by the names of the task: give its parameters these names: {}"
    return [Finding("handed", lost[0], text.format(told))] if lost else []


def by_names(exercise: Exercise, lesson: Iterable[Exercise]) -> str | None:
    """The reference with each call of a function that it is given by the names that the lesson's tasks have for its
    arguments, the exercise's own task first; None where nothing is called so.
    """
    known = {}
    for one in (exercise, *lesson):
        known = quoted_calls(one.task) | known
    mine = {name: names for name, names in known.items() if name not in exercise.defines and name not in vars(builtins)}
    tree = ast.parse(exercise.cell.source)
    parameters = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node, parameters) in mine]
    for call in calls:
        names = mine[_name(call, parameters)]
        plain = not any(isinstance(given, ast.Starred) for given in call.args)
        if plain and len(call.args) <= len(names):
            named = zip(names, call.args, strict=False)
            call.keywords[:0] = [ast.keyword(name, given) for name, given in named]
            call.args = []
    return ast.unparse(tree) if any(call.keywords for call in calls) else None


def quoted_calls(task: str) -> dict[str, list[str]]:
    """The names of the arguments in the first call of each function that stands in backquotes."""
    found: dict[str, list[str]] = {}
    for name, inside in (call for code in QUOTED.findall(task) for call in CALL.findall(code)):
        names = [part.strip() for part in inside.split(",")]
        if all(part.isidentifier() for part in names):
            found.setdefault(name, names)
    return found


def _name(call: ast.Call, parameters: set[str]) -> str | None:
    """What is called, if it is a parameter, or stands in one that is a dict."""
    match call.func:
        case ast.Name(name) if name in parameters:
            return name
        case ast.Subscript(ast.Name(given), ast.Constant(str(name))) if given in parameters:
            return name
    return None
