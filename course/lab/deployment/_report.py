"""An audit as a page for a colleague: what was found, in order, each with a question that can be asked again."""

from collections.abc import Callable, Mapping, Sequence

from course.lab.deployment._checks import CHECKLIST

SAYS = {
    "private": "internal machines have private addresses, and nothing outside reaches them",
    "certificate": "TLS ends at the edge, with a certificate that is managed",
    "http": "the edge speaks HTTP/2 or HTTP/3",
    "pool": "pools are sized and bounded",
    "keep-alive": "internal clients keep their connections",
    "ttl": "DNS answers live as long as the objectives want it",
    "entry": "clients are led to a near edge",
    "cors": "only intended origins read answers",
    "tls": "old TLS is switched off",
    "vary": "answers are compressed, and Vary says so",
}
LONGEST = 90  # characters of an answer


class AuditReport:
    """Findings as Markdown; a notebook shows it as a page, ``str()`` gives the text to send."""

    def __init__(self, config: Mapping, findings: Sequence[tuple], probe: Mapping[str, Callable]):
        """``findings`` are ``(item, place, call)``, or ``("broken", name, None)`` for a check that did not work.

        Each call is repeated on ``probe`` and stands with its answer of now.
        """
        found = [_line(item, place, call, probe) for item, place, call in findings]
        wrong = {item for item, _, _ in findings}
        sound = [f"`{item}`" for item in CHECKLIST if item not in wrong]
        head = ["| item | place | ask | answer |", "|---|---|---|---|"]
        told = [f"## Audit of {config['host']}", "", _summary(findings), ""]
        told += [*head, *found, ""] * bool(found)
        told += [f"- `{item}`: {SAYS[item]}." for item in CHECKLIST if item in wrong]
        told += ["", f"Nothing was found at {', '.join(sound)}." if sound else ""]
        self._text = "\n".join(told).rstrip() + "\n"

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return self._text

    def _repr_markdown_(self) -> str:
        return self._text


def _summary(findings):
    broken = sum(item == "broken" for item, _, _ in findings)
    count = len(findings) - broken
    said = f"{count} finding{'s' * (count != 1)} of the {len(CHECKLIST)} items, in order of leverage"
    if not broken:
        return f"{said}."
    return f"{said}; {broken} check{'s' * (broken != 1)} did not work, and say{'s' * (broken == 1)} nothing."


def _line(item, place, call, probe):
    if call is None:
        return f"| {item} | {place} | | the check did not work |"
    name, *arguments = call
    asked = f"{name}({', '.join(map(repr, arguments))})"
    try:
        answer = repr(probe[name](*arguments))
    except Exception as error:  # a call may be whatever a student's check has put there
        answer = f"raises {type(error).__name__}"
    return f"| {item} | {place} | `{_cell(asked)}` | `{_cell(answer)}` |"


def _cell(text):
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return short.replace("|", "\\|").replace("`", "'")
