"""What a student reads of a verdict: the outputs of a test cell."""

NOT_WRITTEN = "NotImplementedError"


BELIEF = "This is consistent with a belief: {}"


def outputs_of_test(name: str, verdict: dict, ending: str | None, told: list[str]) -> list[dict]:
    """The outputs of a test cell as feedback shows them: none when it passed, else one error.

    ``told`` are lines on the idea behind the failure.
    """
    if verdict["passed"]:
        return []
    lines = [_headline(name, verdict, ending)]
    if verdict.get("text") and not ending:
        lines.append(verdict["text"])
    if verdict["kind"] == "NameError":
        lines.append(
            "A name is missing: define it in your cell, or in one of your own above. Of the lesson's demonstrations "
            "grading runs those that define a name which your code uses."
        )
    lines += told
    text = "\n".join(lines)
    return [{"output_type": "error", "ename": verdict["kind"], "evalue": lines[0], "traceback": text.splitlines()}]


def _headline(name: str, verdict: dict, ending: str | None) -> str:
    if ending:
        return f"{name}: your code {ending}." if not ending.startswith("not run") else f"{name}: {ending}."
    if verdict["kind"] == NOT_WRITTEN:
        return f"{name}: not written yet."
    if not verdict["hidden"]:
        return f"{name}: a test that you can see did not pass."
    if how := verdict.get("how"):
        return f"{name}: a hidden test did not pass ({how})."
    stated = verdict.get("property") or name
    return f"{name}: a hidden test did not pass ({verdict['kind']}). The property it checks: {stated}."
