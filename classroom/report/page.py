"""The report as one HTML page, for a browser without a network. All that comes from students is escaped."""

from collections.abc import Iterable
from html import escape

from classroom.marks.gradebook import Mark
from classroom.report.chart import chart
from classroom.report.console import per_cent, summary, tells
from classroom.report.gather import Class
from classroom.report.item_analysis import Counts, Standing, standings
from classroom.report.needs_help import Needing, Note, notes_by_kind, who_needs_help
from classroom.report.style import STYLE
from classroom.report.submission_times import Span, spans
from classroom.report.teach_again import Topic, to_teach_again

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
MOST = 12  # names in a row
APART = (
    "How many have all points, and the share of the points that the class has earned, hardest first. “Tells apart” is "
    "the correlation with the points of all other exercises: near 1 those solve it who are good at the rest, near 0 it "
    "says nothing about them, and below 0 look at the exercise itself. * is stretch."
)


def page(whole: Class) -> str:
    """The whole document."""
    found = standings(whole)
    title = escape(f"{whole.marks.title}: how the class did")
    body = [
        f"<header><h1>{title}</h1><p>{escape(summary(whole))}</p></header><main>",
        _section("To teach again on Monday", _monday(to_teach_again(found))),
        _section("Exercises", _exercises(found) + chart(found)),
        _section("Who needs help", _help(who_needs_help(whole)) + _names(whole)),
        _section("Times of handing in", _times(whole)),
        _section("Notes on submissions", _notes(notes_by_kind(whole))),
        _section("One by one", "".join(map(_one, found))),
        "</main>",
    ]
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head += f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    lines = [f"<head>{head}<style>{STYLE}</style></head>", "<body>", *body, "</body>"]
    return "\n".join(["<!DOCTYPE html>", '<html lang="en">', *lines, "</html>", ""])


def _section(title: str, inside: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{inside}</section>"


def _monday(topics: list[Topic]) -> str:
    if not topics:
        return "<p>No mistake is shared by several.</p>"
    return f'<ol class="monday">{"".join(f"<li>{escape(str(topic))}</li>" for topic in topics)}</ol>'


def _table(label: str, heads: list[str], rows: Iterable[list[str]], numbers: Iterable[int] = ()) -> str:
    """Cells are HTML already; the first of a row names it. On a narrow screen it is moved, by keyboard, too."""
    right = set(numbers)
    kind = [' class="number"' if n in right else "" for n in range(len(heads))]
    top = "".join(f'<th scope="col"{kind[n]}>{escape(head)}</th>' for n, head in enumerate(heads))
    lines = []
    for first, *others in rows:
        cells = "".join(f"<td{kind[n]}>{cell}</td>" for n, cell in enumerate(others, start=1))
        lines.append(f'<tr><th scope="row"{kind[0]}>{first}</th>{cells}</tr>')
    inside = f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(label)}">{inside}</div>'


def _exercises(found: list[Standing]) -> str:
    hardest = sorted(found, key=lambda one: (one.points, one.number))
    rows = [
        [
            f'<a href="#exercise-{one.number}">{one.number} · {escape(one.part.name)}</a>{" *" if one.stretch else ""}',
            f"{_bar(one.solved, one.students)}{one.solved} of {one.students}",
            per_cent(one.points),
            tells(one),
        ]
        for one in hardest
    ]
    heads = ["exercise", "solved by", "points", "tells apart"]
    return f"<p>{escape(APART)}</p>" + _table("Exercises, hardest first", heads, rows, (2, 3))


def _bar(part: float, whole: float, late: float = 0) -> str:
    """Only for the eye: the number stands beside it."""
    widths = [100 * share / (whole or 1) for share in (part - late, late)]
    pieces = [
        f'<i{kind} style="width: {w:.1f}%"></i>' for kind, w in zip(("", ' class="late"'), widths, strict=True) if w
    ]
    return f'<div class="bar" aria-hidden="true">{"".join(pieces)}</div>'


def _one(one: Standing) -> str:
    kind = "stretch" if one.stretch else "core"
    said = [f"{one.solved} of {one.students} solved it"]
    said += [f"{one.unwritten} have not written it"] if one.unwritten else []
    said += [f"{one.others} are wrong without a belief that is known"] if one.others else []
    lists = [
        ("What they believe", one.beliefs),
        ("Where it fails", one.kinds),
        ("Because an earlier exercise is not right", one.below),
        ("Which tests fail", one.cells),
        ("How they fail", one.hows),
    ]
    inside = "".join(_counted(title, counts) for title, counts in lists if counts)
    head = f'<h3 id="exercise-{one.number}">{one.number} · {escape(one.part.name)} <small>{kind}</small></h3>'
    return f"<article>{head}<p>{'; '.join(said)}.</p>{inside}</article>"


def _counted(title: str, counts: Counts) -> str:
    rows = "".join(f"<li>{count} × {escape(text)}</li>" for text, count in counts)
    return f'<p class="muted">{title}</p><ul>{rows}</ul>'


def _help(found: list[Needing]) -> str:
    if not found:
        return "<p>Whoever has been graded has half of the core or more.</p>"
    rows = [
        [
            _who(one.mark),
            f"{one.core:.0f} %",
            escape(", ".join(one.unwritten)),
            escape(", ".join(one.failing)),
            "<br>".join(map(escape, one.beliefs)),
        ]
        for one in found
    ]
    heads = ["less than half of the core", "core", "not written", "not right", "what they believe"]
    return _table("Students with less than half of the core", heads, rows, (1,))


def _who(mark: Mark) -> str:
    known = f" <small>{escape(mark.student)}</small>" if mark.name != mark.student else ""
    return escape(mark.name) + known


def _names(whole: Class) -> str:
    lists = {
        "Nothing handed in": [mark.name for mark in whole.absent],
        "Handed in and not graded yet: run classroom grade": list(whole.waiting),
        "Graded by an older version, so that nothing is known of their failures: grade them again": list(whole.unknown),
    }
    return "".join(f"<p>{escape(what)}: {_listed(names)}.</p>" for what, names in lists.items() if names)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return escape(", ".join(names[:MOST])) + more


def _times(whole: Class) -> str:
    found = spans(whole)
    if not found:
        return "<p>No submission says when it was handed in.</p>"
    due = f"Due {whole.marks.due:%a %d %b %Y %H:%M} UTC. " if whole.marks.due else ""
    unknown = sum(student.mark.at is None for student in whole.students)
    more = f" Of {unknown} no time is known." if unknown else ""
    most = max(span.submissions for span in found)
    rows = [
        [_from(span), f"{_bar(span.submissions, most, span.late)}{span.submissions}", str(span.late or "")]
        for span in found
    ]
    heads = [f"from (UTC), {_length(found[0].hours)}", "submissions", "of these late"]
    return f"<p>{due}The last submission of each counts.{more}</p>" + _table("Times of handing in", heads, rows, (2,))


def _from(span: Span) -> str:
    return f"{span.begin:%a %d %b %Y}" if span.hours >= 24 else f"{span.begin:%a %d %b %H:%M}"


def _length(hours: int) -> str:
    return (
        f"{hours // 24} days"
        if hours > 24
        else "a day"
        if hours == 24
        else f"{hours} hours"
        if hours > 1
        else "an hour"
    )


def _notes(found: list[Note]) -> str:
    if not found:
        return "<p>Nothing had to be told.</p>"
    rows = [
        [escape(note.kind), str(len(note.students)), _listed(note.students), escape(note.example)] for note in found
    ]
    return _table("Notes by kind", ["what was told", "students", "whom", "for example"], rows, (1,))
