"""What a student reads of a verdict: the outputs of a test cell.

Student code has seen hidden inputs and could say them again with all that is its own to choose: texts, the class of an
exception, an exit code, a signal. So a hidden test that did not pass is told in one of four words.
"""

NOT_WRITTEN = "NotImplementedError"
BELIEF = "This is consistent with a belief: {}"
WRONG, RAISED, LOST, UNREADABLE = "wrong", "raised", "did not come back", "could not be read"
NAMELESS = (
    "A name is missing: define it in your cell, or in one of your own above. Of the lesson's demonstrations grading "
    "runs those that define a name which your code uses."
)


def outputs_of_test(name: str, verdict: dict, ending: str | None, told: list[str]) -> list[dict]:
    """The outputs of a test cell as feedback shows them: none when it passed, else one error.

    ``told`` are lines on the idea behind the failure.
    """
    if verdict["passed"]:
        return []
    lines = [_headline(name, verdict, ending)]
    if not verdict["hidden"] and verdict.get("text") and not ending:
        lines.append(verdict["text"])
    if not verdict["hidden"] and verdict["kind"] == "NameError":
        lines.append(NAMELESS)
    lines += told
    kind = "HiddenTest" if verdict["hidden"] else verdict["kind"]
    text = "\n".join(lines)
    return [{"output_type": "error", "ename": kind, "evalue": lines[0], "traceback": text.splitlines()}]


def _headline(name: str, verdict: dict, ending: str | None) -> str:
    if ending and ending.startswith("not run"):
        return f"{name}: {ending}."
    if not verdict["hidden"]:
        return f"{name}: {_seen(verdict)}."
    stated = verdict.get("property")
    about = f" The property it checks: {stated}." if stated and not ending else ""
    return f"{name}: a hidden test did not pass ({LOST if ending else how(verdict)}).{about}"


def _seen(verdict: dict) -> str:
    return "not written yet" if verdict["kind"] == NOT_WRITTEN else "a test that you can see did not pass"


def how(verdict: dict) -> str:
    """A hidden failure in one word."""
    if known := verdict.get("how"):
        return known
    if verdict["kind"] in ("Unreadable", "ProtocolFailure"):
        return UNREADABLE
    return RAISED if verdict.get("raised") else WRONG
