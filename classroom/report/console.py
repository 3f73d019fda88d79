"""The report in short, for a console of 80 columns."""

from statistics import median

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from classroom.report.gather import Class
from classroom.report.item_analysis import Standing, standings
from classroom.report.needs_help import who_needs_help
from classroom.report.teach_again import Topic, to_teach_again

WIDTH = 80
NAME = 24  # of an exercise, at most


def print_report(console: Console, whole: Class) -> None:
    """On a console that is narrower lines go on, and nothing is lost."""
    found = standings(whole)
    shown = Group(_table(whole, found), Text(summary(whole)), Text(), *_monday(to_teach_again(found)))
    Console(file=console.file, width=WIDTH, highlight=False).print(shown)


def summary(whole: Class) -> str:
    """How many there are, what they have of the core, and who needs a look."""
    core = whole.core()
    late = sum(student.mark.late_s > 0 for student in whole.students)
    said = [
        f"{len(core)} graded, {late} of them late; half of them have earned {median(core):.0f} % of the core or more"
    ]
    counts = {"less than half of it": len(who_needs_help(whole)), "nothing handed in": len(whole.absent)}
    counts |= {"handed in and not graded": len(whole.waiting), "graded by an older version": len(whole.unknown)}
    said += [f"{what}: {count}" for what, count in counts.items() if count]
    return "; ".join(said) + "."


def per_cent(share: float) -> str:
    return f"{100 * share:.0f} %"


def tells(one: Standing) -> str:
    return "–" if one.tells is None else f"{one.tells:.2f}".replace("-", "−")


def _table(whole: Class, found: list[Standing]) -> Table:
    title = f"{whole.marks.lesson}: {whole.marks.title}"
    table = Table(title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title_justify="left")
    table.add_column("#", justify="right")
    table.add_column("exercise (* stretch)", max_width=NAME, overflow="fold")
    for head in ("solved", "points", "tells apart", "not written"):
        table.add_column(head, justify="right", no_wrap=True)
    for one in found:
        name = f"{one.part.name}{' *' if one.stretch else ''}"
        solved = f"{one.solved} of {one.students}"
        table.add_row(str(one.number), name, solved, per_cent(one.points), tells(one), str(one.unwritten or ""))
    return table


def _monday(topics: list[Topic]) -> list[Text | Padding]:
    if not topics:
        return [Text("Nothing to teach again: no mistake is shared by several.")]
    lines = [Table.grid(padding=(0, 1, 0, 0))]
    for number, topic in enumerate(topics, start=1):
        lines[0].add_row(f"{number}.", Text(str(topic)))
    return [Text("To teach again on Monday:"), *lines]
