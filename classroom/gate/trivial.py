"""Nothing is given for nothing: a starter and answers without thought score zero on every test cell."""

import ast

import nbformat
from nbgrader.preprocessors import ClearSolutions

from classroom.gate.finding import Finding
from classroom.gate.runner import FEW, Runner, passed
from classroom.lesson import Exercise

STARTER = "raise NotImplementedError()"
VALUES = ["None", "True", "False", "0", '""', "[]", "{}"]
FIRST = "return the first argument"


def check_trivial(exercise: Exercise, runner: Runner) -> list[Finding]:
    sources = {"the starter": starter(exercise)} | trivial_answers(exercise.cell.source)
    ran = runner.many(lambda source: runner.split(exercise, source, FEW), sources.values())
    return [
        Finding("trivial", test, f"passes, with {lucky[0]!r}, for {name}: check something that it gets wrong")
        for name, result in zip(sources, ran, strict=True)
        for test in exercise.tests
        if (lucky := [seed for seed in FEW if passed(result, test, seed)])
    ]


def starter(exercise: Exercise) -> str:
    """The answer cell as students get it, cleared by nbgrader itself."""
    cell = nbformat.from_dict(exercise.cell)
    clear = ClearSolutions(code_stub={"python": STARTER})
    return clear.preprocess_cell(cell, {"language": "python"}, 0)[0].source


def trivial_answers(source: str) -> dict[str, str]:
    """Answer cells in which every function and method returns the same, by what it is."""
    bodies = ["pass", *(f"return {value}" for value in VALUES), FIRST]
    return {f"an answer that is just `{body}`": hollow(source, body) for body in bodies}


def hollow(source: str, body: str) -> str:
    """An answer cell in which every function and method does nothing but ``body``."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = ast.parse(f"def f():\n    {_first_argument(node) if body == FIRST else body}").body[0].body
    return ast.unparse(tree)


def _first_argument(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return next((f"return {name}" for name in names if name not in ("self", "cls")), "pass")
