"""A lesson's text and its notebook: each gives the other back, or says why it cannot."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from classroom.errors import CourseError
from classroom.text import MARKS, check_python, expanded, fingerprint, read_text, with_ids, write_text
from tests.tiny import TEXT

LESSONS = Path(__file__).parents[2] / "lessons"


def read(text: str, folder: Path) -> nbformat.NotebookNode:
    path = folder / "lesson.py"
    path.write_text(text, encoding="utf-8")
    return read_text(path)


@pytest.fixture
def notebook(tmp_path):
    """``notebook(text)``: what the text of a lesson describes."""
    return lambda text: read(text, tmp_path)


def content(notebook) -> list[tuple]:
    return [(c.cell_type, c.source, c.metadata.get("tags"), c.metadata.get("nbgrader")) for c in notebook.cells]


WHOLE = '''\
# %% [markdown]
# # Everything
#
# A word, a [link](x.md), “quotes”, é → ∞, `code` and <details><summary>Hint 1</summary>Look.</details>
#
# - a list
#     - in it

# %% tags=["setup"]
import math

# %% answer="walk"
def walk(n):
    ### BEGIN SOLUTION
    return n
    ### END SOLUTION

# %% test="test_walk" points=2
assert walk(1) == 1
### BEGIN HIDDEN TESTS
assert walk(2) == 2, "two"
### END HIDDEN TESTS

# %% tags=["long"] answer="climb"
class Climb:
    pass


def climb():
    pass

# %% tags=["a", "b"] test="test_climb" points=0
assert climb

# %% [markdown] written="why" points=3
# Your words.

# %% [markdown] task="talk" points=4
# Talk to a neighbour.

# %%
text = """
# %% [markdown]
# not a cell
"""

# %% tags=["needs-answer"]
%matplotlib inline
!ls
walk?
# ls

# %% language="bash"
# echo "hello"

# %%
'''


@pytest.mark.parametrize("text", [WHOLE, TEXT], ids=["every mark", "the tiny lesson"])
def test_text_to_notebook_to_text_is_identical(notebook, text):
    assert write_text(notebook(text)).rstrip("\n") == text.rstrip("\n")


def test_the_text_of_a_real_lesson_keeps_all_but_blank_lines_between_cells(lesson):
    path = LESSONS / lesson / f"{lesson[3:].replace('-', '_')}.py"
    text = re.sub(r"\n{2,}(?=# %%)", "\n\n", path.read_text(encoding="utf-8"))
    assert write_text(read_text(path)) == text


def test_notebook_to_text_to_notebook_is_identical(notebook):
    first = notebook(WHOLE)
    assert notebook(write_text(first)) == first


def test_marks_are_nbgraders_own(notebook):
    cells = {c.metadata.nbgrader.grade_id: c for c in notebook(WHOLE).cells if "nbgrader" in c.metadata}
    assert {name: cell.metadata.nbgrader for name, cell in cells.items()} == {
        "walk": {"grade_id": "walk", "schema_version": 3, **MARKS["answer"]},
        "test_walk": {"grade_id": "test_walk", "schema_version": 3, "points": 2, **MARKS["test"]},
        "climb": {"grade_id": "climb", "schema_version": 3, **MARKS["answer"]},
        "test_climb": {"grade_id": "test_climb", "schema_version": 3, "points": 0, **MARKS["test"]},
        "why": {"grade_id": "why", "schema_version": 3, "points": 3, **MARKS["written"]},
        "talk": {"grade_id": "talk", "schema_version": 3, "points": 4, **MARKS["task"]},
    }
    assert [cells[name].cell_type for name in ("walk", "test_walk", "why", "talk")] == ["code"] * 2 + ["markdown"] * 2
    assert cells["climb"].metadata.tags == ["long"]


def test_nothing_but_tags_and_marks_goes_into_the_notebook(notebook):
    for cell in notebook(WHOLE).cells:
        assert set(cell.metadata) <= {"tags", "nbgrader"}


def test_magics_are_code_in_the_notebook(notebook):
    sources = [cell.source for cell in notebook(WHOLE).cells]
    assert "%matplotlib inline\n!ls\nwalk?\n# ls" in sources
    assert '%%bash\necho "hello"' in sources


def test_a_mark_inside_a_string_begins_no_cell(notebook):
    assert 'text = """\n# %% [markdown]\n# not a cell\n"""' in [cell.source for cell in notebook(WHOLE).cells]


def test_the_notebook_is_valid_and_names_its_kernel(notebook):
    made = notebook(WHOLE)
    nbformat.validate(made)
    assert made.metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("mark", ['test="t"', '[markdown] written="w"', '[markdown] task="k"'])
@pytest.mark.parametrize("points", ["", "points=-1", "points=2.5", 'points="2"', "points=true", "points=null"])
def test_points_that_are_missing_or_odd_are_refused(notebook, mark, points):
    with pytest.raises(CourseError, match=r'lesson\.py: the cell \w+="\w" needs points=N, a whole number'):
        notebook(f"# %% {mark} {points}\n# text\n")


@pytest.mark.parametrize("mark", ["answer=walk", 'test="t" points=two', 'answer="walk', 'tags=["setup"'])
def test_a_mark_that_cannot_be_read_is_refused(notebook, mark):
    with pytest.raises(CourseError, match=r"lesson\.py: # %% .* cannot be read"):
        notebook(f"# %% {mark}\nx = 1\n")


def test_tags_that_are_no_list_are_refused(notebook):
    with pytest.raises(CourseError, match=r"lesson\.py: 'setup' is not of type 'array'"):
        notebook('# %% tags="setup"\nx = 1\n')


def test_an_empty_text_is_an_empty_notebook(notebook):
    assert [cell.source for cell in notebook("").cells] in ([], [""])


COMMENTS = [
    "# echo request",
    "# ls",
    "# %%time",
    "# cat = 3",
    "# !ls",
    "# %matplotlib inline",
    "# walk?",
    "#ls",
    "# # ls",
]


@pytest.mark.parametrize("comment", COMMENTS)
@pytest.mark.parametrize("shape", ["{}\nx = 1", "x = 1\n{}", "{}", "def f():\n    {}\n    return 1"])
def test_a_comment_stays_a_comment_both_ways(notebook, comment, shape):
    source = shape.format(comment)
    text = f'# %%\n{source}\n\n# %% answer="walk"\n{source}\n'
    made = notebook(text)
    assert [cell.source for cell in made.cells] == [source, source]
    assert write_text(made) == text


@pytest.fixture
def jupytext_in(tmp_path):
    """``jupytext_in(name, content, form)``: a file of the course in another form, as jupytext itself makes it."""

    def converted(name: str, content: str, form: str) -> str:
        from jupytext.cli import jupytext

        shutil.copy(LESSONS.parent / "jupytext.toml", tmp_path)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        made = path.with_name("made." + form.partition(":")[0])
        jupytext(["--quiet", "--to", form, "--output", str(made), str(path)])
        return made.read_text(encoding="utf-8")

    return converted


@pytest.mark.parametrize("folder", ["lessons/01-osi-model", "source/01-osi-model", "work/01-osi-model", "."])
@pytest.mark.parametrize("source", ["\n".join(COMMENTS), "%matplotlib inline\n!ls\n# ls"], ids=["comments", "magics"])
def test_jupytext_itself_keeps_comments_whoever_opens_the_notebook(jupytext_in, folder, source):
    text = jupytext_in(
        f"{folder}/own.ipynb", nbformat.writes(new_notebook(cells=[new_code_cell(source)])), "py:percent"
    )
    assert f"# %%\n{source}\n" in text
    back = jupytext_in(f"{folder}/own.py", text, "ipynb")
    assert [cell.source for cell in nbformat.reads(back, 4).cells] == [source]


BROKEN = [
    ("# %%\nx = 1\n\n# %%\ny = (\n", 5, "'(' was never closed: y = ("),
    ("# %% [markdown]\n# y = )\n\n# %%\n# a comment\n\ny = )\n", 7, "unmatched ')': y = )"),
    ('# %%\nx = 1\n\n# %% answer="f"\nx = 1\n\ndef f():\n    return 1 +\n', 8, "invalid syntax: return 1 +"),
    ("# %%\n%matplotlib inline\nx = 1\ny = )\n", 4, "unmatched ')': y = )"),
    ('# %%\nt = """\n# %%\nx = )\n"""\n\n# %%\nx = )\n', 8, "unmatched ')': x = )"),
    ("# %%\n\n\nx = )\n", 4, "unmatched ')': x = )"),
    ("x = )\n", 1, "unmatched ')': x = )"),
]


@pytest.mark.parametrize(("text", "line", "told"), BROKEN, ids=range(len(BROKEN)))
def test_code_that_is_no_python_is_refused_with_its_line_in_the_text(notebook, tmp_path, text, line, told):
    made = notebook(text)
    with pytest.raises(CourseError) as refused:
        check_python(made, tmp_path / "lesson.py")
    assert str(refused.value) == f"lesson.py, line {line}: {told}"


def test_python_with_all_that_ipython_adds_is_accepted(notebook, tmp_path):
    for source in ("await f()", "%time x", "x = !ls", "!ls", "walk?", "%%html\n<b>", "x = 1;", "", "# ls"):
        check_python(notebook(f"# %%\n{source}\n"), tmp_path / "lesson.py")


ODD = {
    "leading blank lines": "\n\nx = 1",
    "a string with a mark": 'x = """\n# %%\n"""',
    "blank lines before a mark in a string": 'x = """\n# a\n\n# %%\n"""',
    "a comment alone": "# only this",
    "an empty cell": "",
    "a cell magic": "%%time\nx = 1",
    "a line magic": "%timeit x",
    "a commented magic": "# %matplotlib inline",
    "a shell command": "!ls -l | wc",
    "help": "len?",
    "definitions": "def f():\n    pass\n\n\nclass A:\n    pass",
    "tabs": "if x:\n\ty = 1",
    "trailing spaces": "x = 1  ",
    "unicode": "é = '→ “x” \U0001f4a9'",
    "backslashes": "x = '\\n' \\\n    + 'y'",
    "no Python": "this is ( not Python",
    "an open string": 'x = """',
}


@pytest.mark.parametrize("source", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    "following", [None, new_code_cell("y = 2"), new_markdown_cell("prose")], ids=["last", "code", "prose"]
)
@pytest.mark.parametrize(
    "mark", [{}, {"nbgrader": {"grade_id": "walk", "schema_version": 3, **MARKS["answer"]}}], ids=["plain", "answer"]
)
def test_odd_code_is_written_as_it_is_or_refused(notebook, source, following, mark):
    cells = [new_markdown_cell("first"), new_code_cell(source, metadata=mark)] + [following] * bool(following)
    made = with_ids(new_notebook(cells=cells))
    try:
        text = write_text(made)
    except CourseError:
        assert source in (ODD["an open string"],)
        return
    assert content(notebook(text)) == content(made)


@pytest.mark.parametrize(
    "source", ["", "\n\ntext", "text\n\nmore", "---\na: b\n---", "# %% [markdown]", '"""', "a  \nb", "import os"]
)
def test_odd_prose_is_written_as_it_is(notebook, source):
    made = with_ids(new_notebook(cells=[new_markdown_cell(source), new_code_cell("x = 1"), new_markdown_cell(source)]))
    assert content(notebook(write_text(made))) == content(made)


def test_blank_lines_at_the_end_of_code_are_dropped(notebook):
    made = new_notebook(cells=[new_code_cell("x = 1\n\n\n"), new_code_cell("y = 2")])
    assert [cell.source for cell in notebook(write_text(made)).cells] == ["x = 1", "y = 2"]


@pytest.mark.parametrize(
    "cell",
    [
        new_code_cell("x = 1\n# %%\ny = 2"),
        new_code_cell("# %% steps\nx = 1"),
        new_code_cell("x = '\x0c'"),
        new_code_cell('x = """\n\n\n# %%\n"""'),
        new_raw_cell("raw"),
    ],
    ids=["a mark in the middle", "a mark at the start", "a form feed", "blank lines in a string", "a raw cell"],
)
def test_what_would_come_back_different_is_refused(cell):
    made = new_notebook(cells=[new_markdown_cell("first"), cell, new_code_cell("last")])
    with pytest.raises(CourseError, match="cannot be written as text, in the cell that begins"):
        write_text(made)


def graded(mark, name="walk", **points):
    make = new_code_cell if mark in ("answer", "test") else new_markdown_cell
    return make("x", metadata={"nbgrader": {"grade_id": name, "schema_version": 3, **MARKS[mark], **points}})


def test_points_that_an_editor_wrote_as_a_float_are_whole():
    assert 'test="walk" points=2\n' in write_text(new_notebook(cells=[graded("test", points=2.0)]))


def test_half_a_point_is_refused_and_not_rounded(notebook):
    text = write_text(new_notebook(cells=[graded("test", points=0.5)]))
    with pytest.raises(CourseError, match="a whole number"):
        notebook(text)


def test_locks_of_an_editor_do_not_change_a_mark():
    cell = graded("test", points=1)
    cell.metadata.nbgrader.locked = False
    assert 'test="walk" points=1' in write_text(new_notebook(cells=[cell]))


def test_what_an_editor_adds_does_not_come_into_the_text():
    cell = new_code_cell("x = 1", metadata={"collapsed": True, "tags": ["setup"], "execution": {"a": "1"}})
    cell.execution_count, cell.outputs = 7, [nbformat.v4.new_output("stream", text="x")]
    assert write_text(new_notebook(cells=[cell], metadata={"kernelspec": {"name": "x", "display_name": "x"}})) == (
        '# %% tags=["setup"]\nx = 1\n'
    )


def test_short_marks_in_a_notebook_are_made_nbgraders():
    cell = new_code_cell("x", metadata={"test": "test_walk", "points": 3})
    (made,) = expanded(new_notebook(cells=[cell]), Path("dns.ipynb")).cells
    assert made.metadata == {"nbgrader": {"grade_id": "test_walk", "schema_version": 3, "points": 3, **MARKS["test"]}}


def test_ids_come_from_the_grade_id_or_the_position(notebook):
    ids = [cell["id"] for cell in notebook(WHOLE).cells]
    assert ids[:6] == ["cell-000", "cell-001", "walk", "test-walk", "climb", "test-climb"]
    assert len(set(ids)) == len(ids)
    assert ids == [cell["id"] for cell in notebook(WHOLE).cells]


def test_the_fingerprint_changes_with_what_an_author_edits_and_with_nothing_else(notebook):
    first = fingerprint(notebook(WHOLE))
    for old, new in [
        ("A word", "Two words"),
        ("return n", "return  n"),
        ("points=2", "points=3"),
        ('answer="walk"', 'answer="go"'),
        ('tags=["setup"]', 'tags=["other"]'),
        ("# %%\ntext", "# %% [markdown]\ntext"),
    ]:
        assert old in WHOLE
        assert fingerprint(notebook(WHOLE.replace(old, new))) != first, new
    same = notebook(WHOLE)
    for cell in same.cells:
        cell.metadata["collapsed"] = True
        cell["id"] = "x"
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", text="x")]
    assert fingerprint(same) == first
