"""Right answers get full marks, everything else does not, and each wrong one is known for what it is."""

import ast

from classroom.gate.finding import Finding
from classroom.gate.hearings import Hearer, passed
from classroom.judge.diagnosis import consistent, named
from classroom.judge.hearing import Hearing
from classroom.lesson import Exercise

SEEDS = [f"seed {number}" for number in range(25)]
STARTER = "raise NotImplementedError()"
TRIVIAL = ["pass", "return None", "return True", "return False", "return 0", 'return ""', "return []", "return {}"]
MIN_WRONG = 3
REFERENCE_CPU_S = 3.0


def check_answers(exercise: Exercise, hearer: Hearer) -> list[Finding]:
    """All rules on the answers of one exercise."""
    return _counts(exercise) + _nothing_for_nothing(exercise, hearer) + _full_or_short(exercise, hearer)


def check_cost(lesson, hearer: Hearer) -> list[Finding]:
    """The graded part of the reference, all exercises together, stays far below the limit for students."""
    exercises = {exercise.name: exercise for exercise in lesson.exercises}
    spent = sum(h.cpu_s for h in hearer.many([lambda e=e: hearer.split(e, e.cell.source, SEEDS[:1]) for e in exercises.values()]))
    if spent <= REFERENCE_CPU_S:
        return []
    return [Finding("cost", lesson.name, f"grading its reference takes {spent:.1f} s of processor time, wanted ≤ {REFERENCE_CPU_S}")]


def _counts(exercise: Exercise) -> list[Finding]:
    found = []
    if not exercise.test_cells:
        found.append(Finding("tests", exercise.name, "has no test cell"))
    if len(exercise.wrong) == len(exercise.answers):
        found.append(Finding("answers", exercise.name, "needs at least one answers/…/right_*.py, another way to be right"))
    if len(exercise.wrong) < MIN_WRONG:
        found.append(Finding("answers", exercise.name, f"needs at least {MIN_WRONG} answers/…/wrong_*.py"))
    for answer in exercise.answers:
        if not answer.belief.endswith((".", "?")):
            found.append(Finding("answers", f"{exercise.name}/{answer.name}", "needs a docstring whose first line is a sentence"))
        missing = set(exercise.defines[-1:]) - {*_defined(answer.source)}
        if missing:
            found.append(Finding("answers", f"{exercise.name}/{answer.name}", f"does not define {', '.join(missing)}"))
    return found


def _defined(source: str) -> set[str]:
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.parse(source).body if isinstance(node, kinds)}


def _nothing_for_nothing(exercise: Exercise, hearer: Hearer) -> list[Finding]:
    """Starter and trivial answers score zero on every test cell."""
    bodies = [STARTER, *TRIVIAL, *_first_argument(exercise)]
    sources = [trivial(exercise.cell.source, body) for body in bodies]
    hearings = hearer.many([lambda s=s: hearer.split(exercise, s, SEEDS[:1]) for s in sources])
    return [
        Finding("trivial", test, f"passes for an answer that is just `{body}`")
        for body, hearing in zip(bodies, hearings, strict=True)
        for test in exercise.tests
        if passed(hearing, test, SEEDS[0])
    ]


def trivial(source: str, body: str) -> str:
    """An answer cell in which every function and method does nothing but ``body``."""

    class Hollow(ast.NodeTransformer):
        def visit_FunctionDef(self, node):
            text = body.replace("FIRST", next((a.arg for a in node.args.args if a.arg != "self"), "None"))
            node.body = ast.parse(f"def f():\n    {text}").body[0].body
            return node

    return ast.unparse(Hollow().visit(ast.parse(source)))


def _first_argument(exercise: Exercise) -> list[str]:
    return ["return FIRST"]


def _full_or_short(exercise: Exercise, hearer: Hearer) -> list[Finding]:
    sources = {"reference": exercise.cell.source, **{a.name: a.source for a in exercise.answers}}
    split = dict(zip(sources, hearer.many([lambda s=s: hearer.split(exercise, s, SEEDS) for s in sources.values()]), strict=True))
    together = dict(
        zip(sources, hearer.many([lambda s=s: hearer.together(exercise, s, SEEDS) for s in sources.values()]), strict=True)
    )
    found = []
    for name in sources:
        for way, hearing in (("split", split[name]), ("in one kernel", together[name])):
            found += _marks(exercise, name, way, hearing)
        found += _agree(exercise, name, split[name], together[name])
    return found + _diagnosed(exercise, split)


def _marks(exercise: Exercise, name: str, way: str, hearing: Hearing) -> list[Finding]:
    where = f"{exercise.name}/{name}"
    if hearing.ended:
        return [Finding("answers", where, f"{way}: {hearing.ended}, at {hearing.stopped_at}")]
    lost = [(test, seed) for seed in SEEDS for test in exercise.tests if not passed(hearing, test, seed)]
    if not name.startswith("wrong_"):
        return [Finding("full marks", where, f"{way}: fails {test} with {seed!r}: {_why(hearing, test, seed)}") for test, seed in lost[:1]]
    short = {seed for _, seed in lost}
    return [Finding("short", where, f"{way}: gets full marks with {seed!r}") for seed in SEEDS if seed not in short][:1]


def _why(hearing: Hearing, test: str, seed: str) -> str:
    verdict = hearing.verdicts[f"{test}@{seed}"]
    if "outputs" in verdict:
        return " ".join(o.get("evalue", o.get("text", "")) for o in verdict["outputs"])[:300]
    return str(verdict.get("text") or verdict.get("property") or verdict.get("kind"))[:300]


def _agree(exercise: Exercise, name: str, split: Hearing, together: Hearing) -> list[Finding]:
    if split.ended or together.ended:
        return []
    differing = [t for t in exercise.tests if any(passed(split, t, s) != passed(together, t, s) for s in SEEDS)]
    return [Finding("same result", f"{exercise.name}/{name}", f"{t}: split and in one kernel differ") for t in differing]


def _diagnosed(exercise: Exercise, split: dict[str, Hearing]) -> list[Finding]:
    """Each wrong answer is told apart by a hidden check, named as itself somewhere, as another nowhere."""
    found = []
    for answer in exercise.wrong:
        where = f"{exercise.name}/{answer.name}"
        names, unseen = set(), False
        for seed in SEEDS[:3]:
            failed = {f"{t}@{seed}": split[answer.name].verdicts.get(f"{t}@{seed}", {"passed": True}) for t in exercise.tests}
            failed = {test: verdict for test, verdict in failed.items() if not verdict["passed"]}
            beliefs = {a.name: split[a.name].verdicts for a in exercise.wrong}
            candidates = consistent(failed, split["reference"].verdicts, beliefs)
            names |= {named(c, exercise.answer) for c in candidates.values()} - {None}
            unseen |= any(verdict["hidden"] for verdict in failed.values())
        if not unseen:
            found.append(Finding("hidden", where, "is caught by visible tests alone: let a hidden check tell it apart"))
        if strangers := names - {answer.name, *answer.equals, *_equal_to(exercise, answer.name)}:
            found.append(Finding("diagnosis", where, f"is taken for {', '.join(sorted(strangers))}: declare them equal or tell them apart"))
        if not names and unseen:
            found.append(Finding("diagnosis", where, "is never named: another belief has the same transcript"))
    return found


def _equal_to(exercise: Exercise, name: str) -> set[str]:
    return {a.name for a in exercise.wrong if name in a.equals}
