"""Whether another machine would give the same marks: what the two have that marks come from, compared."""

SHOWN = 3
SAME = "take the same commit and run make cluster on both"


def difference(here: dict, there: dict) -> str | None:
    """What a worker has otherwise than the grader, both as `classroom.grade.grader.grader` says; None: nothing."""
    for package in ("course", "classroom"):
        if here[package] != there[package]:
            return f"its package {package} is not the one here: {SAME}"
    if here["Python"] != there["Python"]:
        return f"it has Python {there['Python']}, and here is {here['Python']}: use the same"
    if here["packages"] != there["packages"]:
        return f"it has {_apart(set(here['packages']), set(there['packages']))}: {SAME}"
    return None


def _apart(here: set[str], there: set[str]) -> str:
    more, less = sorted(there - here), sorted(here - there)
    told = [f"{_some(more)}, which is not here"] * bool(more) + [f"no {_some(less)}"] * bool(less)
    return " and ".join(told)


def _some(names: list[str]) -> str:
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")
