"""``release/index.ipynb``: where a student begins."""

import nbformat

from classroom.build import Built, course_check, dump
from classroom.lesson import Course
from classroom.minutes import core_minutes, exercise_minutes
from classroom.text import KERNEL, with_ids

METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}


def index(course: Course) -> Built:
    """``release/index.ipynb``: the lessons, their minutes, the student's progress, how to work."""
    rows = ["| # | lesson | minutes | more, if you like |", "|---|---|---|---|"]
    for lesson in course.lessons():
        link = f"[{lesson.title.split(' · ')[-1]}]({lesson.name}/{lesson.slug}.ipynb)"
        more = exercise_minutes(lesson, stretch=True)
        rows.append(f"| {int(lesson.name[:2])} | {link} | {core_minutes(lesson)} | {more or ''} |")
    markdown, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    cells = [markdown(INDEX_HEAD), course_check(), markdown("\n".join(rows)), markdown(INDEX_PROGRESS)]
    cells += [code("from course.desk import progress\n\nprogress()"), markdown(INDEX_MAP), code(MAP), code(AGAIN)]
    cells += [markdown(INDEX_WORK), markdown(INDEX_KEEP)]
    notebook = with_ids(nbformat.v4.new_notebook(cells=cells, metadata=METADATA))
    return Built({"release/index.ipynb": dump(notebook)})


INDEX_HEAD = """\
# Networking and HTTP, hands on

Every lesson is a notebook. You read a little, predict a number, measure it on real protocol code on your own machine,
and write functions that tests check. Nothing here needs the internet or administrator rights."""
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
demonstrations those that define a name which your code uses; cells that you moved or split count where they stand.

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
