"""From verdicts to what a student reads: the belief behind a failure, the outputs of a test cell."""

from classroom.grade.run import Heard, hear_out
from classroom.judge.diagnosis import consistent, named
from classroom.judge.hearing import Warmth
from classroom.lesson import Answer
from classroom.sandbox.limits import Limits

NOT_WRITTEN = "NotImplementedError"


def beliefs_behind(heard: Heard, job: dict, files: dict, limits: Limits, warmth: Warmth) -> dict[str, str]:
    """For each failed test whose failure one known belief explains, that belief as a sentence."""
    explained = {}
    for exercise in job["exercises"].values():
        failed = {test: heard.verdicts[test] for test in exercise["tests"] if _worth_a_look(heard.verdicts.get(test))}
        if failed:
            explained |= _explain(failed, exercise, job, files, limits, warmth)
    return explained


def _worth_a_look(verdict: dict | None) -> bool:
    return bool(verdict) and not verdict["passed"] and verdict["kind"] != NOT_WRITTEN and bool(verdict["transcript"])


def _explain(failed, exercise, job, files, limits, warmth) -> dict[str, str]:
    tests = [order for order in job["orders"] if order["id"] in failed]

    def replay(source: str | None) -> dict[str, dict]:
        cells = [
            {**order, "source": source} if source is not None and order["id"] == exercise["cell"] else order
            for order in job["base"]
        ]
        return hear_out(warmth, cells + tests, files, limits).verdicts

    answers = {
        name: Answer(name, known["source"], known["belief"], tuple(known["equals"]))
        for name, known in exercise["wrong"].items()
    }
    replayed = {name: replay(answer.source) for name, answer in answers.items()}
    found = consistent(failed, replay(None), replayed)
    names = {test: named(candidates, answers.__getitem__) for test, candidates in found.items()}
    return {test: answers[name].belief for test, name in names.items() if name}


def outputs_of_test(name: str, verdict: dict, ending: str | None, belief: str | None) -> list[dict]:
    """The outputs of a test cell as feedback shows them: none when it passed, else one error."""
    if verdict["passed"]:
        return []
    lines = [_headline(name, verdict, ending)]
    if verdict.get("text") and not ending:
        lines.append(verdict["text"])
    if verdict["kind"] == "NameError":
        lines.append(
            "A name is missing. Demonstration cells are not run in grading: define in your cell what it needs."
        )
    if belief:
        lines.append(f"This is consistent with a belief: {belief}")
    text = "\n".join(lines)
    return [{"output_type": "error", "ename": verdict["kind"], "evalue": lines[0], "traceback": text.splitlines()}]


def _headline(name: str, verdict: dict, ending: str | None) -> str:
    if ending:
        return f"{name}: your code {ending}." if not ending.startswith("not run") else f"{name}: {ending}."
    if verdict["kind"] == NOT_WRITTEN:
        return f"{name}: not written yet."
    if not verdict["hidden"]:
        return f"{name}: a test that you can see did not pass."
    stated = verdict.get("property") or name
    return f"{name}: a hidden test did not pass ({verdict['kind']}). The property it checks: {stated}."
