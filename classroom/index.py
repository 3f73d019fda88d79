"""``release/index.ipynb``, where a student begins, and the pages beside it: the short way and the glossary."""

import nbformat
from nbformat import NotebookNode

from classroom import glossary, short_way
from classroom.build import Built, course_check, dump
from classroom.lesson import Course
from classroom.minutes import core_minutes, exercise_minutes
from classroom.text import KERNEL, with_ids

METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}


def index(course: Course) -> Built:
    """The index and its two pages."""
    pages = {
        "index.ipynb": _index(course),
        short_way.NAME: short_way.short_way(course),
        glossary.NAME: glossary.glossary(course),
    }
    notebooks = {name: nbformat.v4.new_notebook(cells=cells, metadata=METADATA) for name, cells in pages.items()}
    return Built({f"release/{name}": dump(with_ids(notebook)) for name, notebook in notebooks.items()})


def _index(course: Course) -> list[NotebookNode]:
    """The lessons, their minutes, the student's progress, how to work."""
    rows = ["| # | lesson | short way | core | further |", "|---|---|---|---|---|"]
    for lesson in course.lessons():
        link = f"[{lesson.title.split(' · ')[-1]}]({lesson.name}/{lesson.slug}.ipynb)"
        short = f"[{short_way.short_minutes(lesson)}]({short_way.link_to(lesson)})"
        more = exercise_minutes(lesson, stretch=True)
        rows.append(f"| {int(lesson.name[:2])} | {link} | {short} | {core_minutes(lesson)} | {more or ''} |")
    markdown, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    cells = [markdown(INDEX_HEAD), course_check(), markdown("\n".join(rows)), markdown(INDEX_WAYS)]
    cells += [markdown(INDEX_PROGRESS), code("from course.desk import progress\n\nprogress()")]
    return [*cells, markdown(INDEX_MAP), code(MAP), code(AGAIN), markdown(INDEX_WORK), markdown(INDEX_KEEP)]


INDEX_HEAD = """\
# Networking and HTTP, hands on

Every lesson is a notebook. You read a little, predict a number, measure it on real protocol code on your own machine,
and write functions that tests check. Nothing here needs the internet or administrator rights."""
INDEX_WAYS = """\
The numbers are minutes. The **[short way](short-way.ipynb)** leaves the exercises out: you predict, measure and read.
The **core** is the lesson with its exercises, and what a mark of 100 % stands for; **further** exercises are for
whoever wants more. The **[glossary](glossary.ipynb)** says what a word means, and where it is met first."""
INDEX_PROGRESS = """\
## How far am I?

Run the next cell (Shift+Enter): it reads your saved notebooks and shows what to go on with."""
INDEX_MAP = """\
The same as a map, a box for each exercise. Below it, what to do again: where tests fail, and what they said."""
MAP = "from course.draw import progressmap\n\nprogressmap(progress().states())"
AGAIN = "progress().again()"
INDEX_WORK = """\
## How to work

Open a lesson and run its cells from top to bottom with Shift+Enter. Where a cell says `raise NotImplementedError()`,
write your answer there. The test cell below it tells you what is missing; **Validate** in the toolbar runs them all.
Grading runs more tests than you can see, on other inputs. It runs your answers, your own cells, and of the lesson's
demonstrations those that define a name which your code uses; a test tells you where that name would not be there.
Cells that you moved or split count where they stand. A function leaves what it is given as it is, unless its task says
otherwise.

- A cell does not come to an end, and `[*]` stays beside it? Press ■ in the toolbar: the message shows the line
  that it was in.
- Something does not work? In a terminal (File > New > Terminal), `python -m course` tells what is missing.
- An answer is beyond repair? `python -m course reset 04-dns walk` gives the exercise `walk` of lesson 4 its starter
  back and keeps what you had in a file. Save the notebook before, and reload it from the File menu afterwards."""
INDEX_KEEP = """\
## Keep your work

On your own machine it is saved in this folder. An update, such as `make lab` again, adds new lessons and never
overwrites a notebook that is here. To get a new version of a lesson, rename your copy first.

On Binder everything is gone when the session ends, ten minutes after you leave. Before that, in a terminal:

- `python -m course save` puts all your notebooks, copies too, into `my-lessons.zip`, in this folder. Right-click it,
  Download.
- In a new session, upload that file into this folder (the arrow above the file list), then `python -m course restore`.
  A notebook that is in the way is renamed, never overwritten."""
