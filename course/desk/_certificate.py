"""A page that says what a student's saved notebooks show, for an instructor to sign. Nothing in it is loaded."""

from datetime import date
from html import escape
from pathlib import Path

from course.desk._errors import DeskError
from course.desk._lessons import home, write
from course.desk._progress import PASSED, Row, progress

FILE = "certificate.html"
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Networking and HTTP, hands on: {name}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 44em; margin: 2em auto; padding: 0 1em; font: 1rem/1.5 system-ui, sans-serif }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; padding: 0.25em 0.75em 0.25em 0; border-bottom: 1px solid }}
.sign {{ display: flex; gap: 2em; margin-top: 4em }}
.sign p {{ flex: 1; border-top: 1px solid; padding-top: 0.25em }}
@media print {{ :root {{ color-scheme: light }} body {{ margin: 0 auto }} }}
</style>
</head>
<body>
<h1>Networking and HTTP, hands on</h1>
<p><strong>{name}</strong> has worked through the lessons below. An exercise is done when all of its visible tests pass
in the notebook as it was saved. Read on {day}; marks come from grading, which runs more tests.</p>
<table>
<thead><tr><th scope="col">lesson</th><th scope="col">core exercises done</th><th scope="col">stretch</th></tr></thead>
<tbody>
{rows}
</tbody>
<tfoot><tr><th scope="row">together</th><td>{core}</td><td>{stretch}</td></tr></tfoot>
</table>
<div class="sign"><p>place, date</p><p>instructor</p></div>
</body>
</html>
"""


def certificate(name: str, file: str = FILE, here: Path | None = None, today: date | None = None) -> str:
    """Write the page into the folder with the lessons and say where; raises DeskError where no exercise is done."""
    name = " ".join(name.split())
    if not name:
        raise DeskError('whose certificate? Give your name, as in: python -m course certificate "Your Name"')
    rows = progress(here).rows
    if not any(row.passed for row in rows):
        raise DeskError(
            "no exercise is done yet: answer one, run its tests, save the notebook (Ctrl+S), and ask again. "
            "`python -m course progress` says what to begin with"
        )
    path = home(here) / file
    if path.suffix != ".html" or path.is_dir() or not path.parent.is_dir():
        raise DeskError(f"{file} is no name for a page: choose one that ends in .html, in a folder that is there")
    write(path, page(name, rows, today or date.today()))
    return f"{path}: open it in a browser, print it, and have it signed."


def page(name: str, rows: list[Row], today: date) -> str:
    """The certificate as HTML."""
    table = "\n".join(
        f'<tr><th scope="row">{escape(row.heading)}</th><td>{_done(row.core)}</td><td>{_done(_stretch(row))}</td></tr>'
        for row in rows
    )
    core, stretch = (_done(_together(map(part, rows))) for part in (lambda row: row.core, _stretch))
    day = f"{today.day} {today:%B %Y}"
    return PAGE.format(name=escape(name), day=day, rows=table, core=core, stretch=stretch)


def _stretch(row: Row) -> dict[str, str]:
    return {name: state for name, state in row.states.items() if name in row.stretch}


def _together(parts) -> dict:
    return {(at, name): state for at, part in enumerate(parts) for name, state in part.items()}


def _done(states: dict) -> str:
    return f"{sum(state == PASSED for state in states.values())} of {len(states)}" if states else "–"
