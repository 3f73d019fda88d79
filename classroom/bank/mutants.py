"""Small changes to a reference, each a mutant: what no student would write, and yet a test has to notice."""

import itertools
from collections import Counter
from dataclasses import dataclass
from difflib import ndiff

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from classroom.lesson import SOLUTION, regions

REPLACED = {
    "ReplaceBinaryOperator": {
        "Add": "Sub Mul",
        "Sub": "Add Mul",
        "Mul": "Add Div",
        "Div": "Mul FloorDiv",
        "FloorDiv": "Div Mul",
        "Mod": "FloorDiv Mul",
        "Pow": "Mul",
        "RShift": "LShift",
        "LShift": "RShift",
        "BitOr": "BitAnd BitXor",
        "BitAnd": "BitOr BitXor",
        "BitXor": "BitAnd BitOr",
    },
    "ReplaceComparisonOperator": {
        "Eq": "NotEq LtE GtE",
        "NotEq": "Eq Lt Gt",
        "Lt": "LtE GtE",
        "LtE": "Lt Gt",
        "Gt": "GtE LtE",
        "GtE": "Gt Lt",
        "Is": "IsNot",
        "IsNot": "Is",
    },
}
OTHERS = [
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_Delete_Invert",
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ExceptionReplacer",
    "NumberReplacer",
    "RemoveDecorator",
    "ZeroIterationForLoop",
]
OPERATORS = OTHERS + [
    f"{kind}_{old}_{new}" for kind, pairs in REPLACED.items() for old, news in pairs.items() for new in news.split()
]


@dataclass(frozen=True)
class Mutant:
    """A changed reference; ``change`` is ``old line → new line``, which names it in ``equivalent.toml``."""

    source: str
    change: str


def mutants(source: str) -> list[Mutant]:
    """Every single change that the operators make to the solution in ``source``, without repetitions."""
    changed = dict.fromkeys(one for name in OPERATORS for one in _changed_by(name, source))
    seen, made = Counter(), []
    for one in changed:
        if _in_solution(source, one) and _compiles(one):
            change = _change(source, one)
            seen[change] += 1
            made.append(Mutant(one, change if seen[change] == 1 else f"{change} ({seen[change]})"))
    return made


def _changed_by(name: str, source: str):
    operator = get_operator(f"core/{name}")()
    every = (mutate_code(source, operator, occurrence) for occurrence in itertools.count())
    return (one for one in itertools.takewhile(lambda one: one is not None, every) if one != source)


def _in_solution(source: str, changed: str) -> bool:
    """Whether the first changed line is the author's: what students are given is not theirs to get right."""
    pairs = enumerate(itertools.zip_longest(source.splitlines(), changed.splitlines()), start=1)
    line = next(number for number, (old, new) in pairs if old != new)
    return any(first < line < last for first, last in regions(source, SOLUTION))


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, Warning):
        return False
    return True


def _change(source: str, changed: str) -> str:
    lines = list(ndiff(source.splitlines(), changed.splitlines()))
    old = " ".join(line[2:].strip() for line in lines if line.startswith("- "))
    new = " ".join(line[2:].strip() for line in lines if line.startswith("+ "))
    return f"{old} → {new}"
