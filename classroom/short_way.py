"""``release/short-way.ipynb``: each lesson without its exercises, from prediction to prediction."""

import nbformat
from nbformat import NotebookNode

from classroom.lesson import Course, Lesson
from classroom.minutes import PREDICTION_MINUTES, WORDS_A_MINUTE, words
from classroom.sections import RECAP, Section, sections

NAME = "short-way.ipynb"


def stops(lesson: Lesson) -> list[Section]:
    """The sections of the short way: the first, those in which something is predicted or runs, and the recap."""
    first, *others = (section for section in sections(lesson) if not section.further)
    return [first, *(one for one in others if one.heading == RECAP or one.predictions or one.runs)]


def minutes(section: Section) -> int:
    return max(1, round(words(section.cells) / WORDS_A_MINUTE)) + PREDICTION_MINUTES * section.predictions


def short_minutes(lesson: Lesson) -> int:
    return sum(map(minutes, stops(lesson)))


def link_to(lesson: Lesson) -> str:
    """Where a lesson's short way begins, seen from the index."""
    return f"{NAME}#{_heading(lesson).replace(' ', '-')}"


def short_way(course: Course) -> list[NotebookNode]:
    """The cells of the page."""
    lessons = course.lessons()
    head = HEAD.format(hours=round(sum(map(short_minutes, lessons)) / 60), pace=WORDS_A_MINUTE, each=PREDICTION_MINUTES)
    return [nbformat.v4.new_markdown_cell(text) for text in [head, *map(_way, lessons)]]


def _heading(lesson: Lesson) -> str:
    return f"Lesson {int(lesson.name[:2])}: {lesson.title.split(' · ')[-1]}"


def _way(lesson: Lesson) -> str:
    rows = [f"## {_heading(lesson)}", "", f"{short_minutes(lesson)} minutes.", "", *TABLE]
    for section in stops(lesson):
        link = f"[{section.heading}]({section.link})"
        rows.append(f"| {link} | {minutes(section)} | {section.predictions or ''} | {_cells(section)} |")
    return "\n".join(rows)


def _cells(section: Section) -> str:
    if not section.demonstrations:
        return "read"
    return "run" if section.runs else "read on"


TABLE = ("| section | minutes | predictions | its cells |", "|---|---|---|---|")
HEAD = """\
# The short way

The whole course in about {hours} hours, without its exercises: you predict, measure, and read why. The first click on
a link opens the lesson; once it is open, a click leads to the section. Predict where it says so, and put your number
into the cell before you run it.

- **run**: run the cells of the lesson from its top with Shift+Enter, those between two of these sections too. Pass over
  what belongs to an exercise: its answer and its tests.
- **read on**: the cells of this section wait for answers of yours, and would stop with an error. Decide on your number
  all the same; the text behind them says what comes out. In other sections a cell or two may wait so as well.

Minutes are counted, not guessed: {pace} words a minute, and {each} minutes for each prediction. What makes it stay are
the exercises: come back for them."""
