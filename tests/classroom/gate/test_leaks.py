"""No solution, hidden test or right answer reaches a student: in sources, metadata, outputs, data or the index."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from classroom.bank.bank import read_bank
from classroom.gate.leaks import check_leaks
from classroom.publish import COPIED, publish

ROOT = Path(__file__).parents[3]
SOLUTION = "full, rest = divmod(size, mtu - HEADER)"
HIDDEN = 'assert same(packets(full * room, room + 40), full), "without a rest there is no packet more"'
RIGHT = "return -(-size // (mtu - HEADER))"


def released(lesson, change):
    notebook = nbformat.read(lesson.release, as_version=4)
    change(notebook)
    nbformat.write(notebook, lesson.release)


def test_the_release_of_a_tidy_lesson_gives_nothing_away(tidy):
    assert check_leaks(tidy) == []


@pytest.mark.parametrize("line", [SOLUTION, HIDDEN, RIGHT])
def test_a_telling_line_in_metadata_leaks(tidy, line):
    released(tidy, lambda notebook: notebook.metadata.update(note=line))
    (finding,) = check_leaks(tidy)
    assert (finding.rule, finding.where) == ("leak", "release/01-tidy/tidy.ipynb")
    assert finding.text == f"students get a line of a solution or hidden test: {line[:60]}"


def test_a_telling_line_in_an_output_leaks(tidy):
    def change(notebook):
        cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
        cell.outputs = [nbformat.v4.new_output("stream", text=f"def packets(size, mtu):\n    {SOLUTION}\n")]

    released(tidy, change)
    assert [finding.rule for finding in check_leaks(tidy)] == ["leak"]


def test_a_line_beyond_ascii_leaks_however_json_writes_it(edit):
    lesson = edit(
        "full, rest = divmod(size, mtu - HEADER)", "full, rest = divmod(size, mtu - HEADER)  # size ÷ room → packets"
    )
    text = lesson.release.read_text()
    for ascii_only in (True, False):
        line = json.dumps("full, rest = divmod(size, mtu - HEADER)  # size ÷ room → packets", ensure_ascii=ascii_only)
        lesson.release.write_text(text.replace('"nbformat":', f'"note": {line}, "nbformat":'))
        assert "leak" in [finding.rule for finding in check_leaks(lesson)]


@pytest.mark.parametrize("line", [SOLUTION, HIDDEN])
def test_a_telling_line_in_data_leaks(tidy, line):
    (tidy.release.parent / "data" / "solved.py").write_text(f"    {line}\n")
    (finding,) = check_leaks(tidy)
    assert finding.where == "release/01-tidy/data/solved.py"


def test_a_telling_line_in_the_index_leaks(tidy):
    path = tidy.course.root / "release" / "index.ipynb"
    path.write_text(path.read_text().replace("# Networking", f"# {SOLUTION} Networking"))
    (finding,) = check_leaks(tidy)
    assert finding.where == "release/index.ipynb"


@pytest.mark.parametrize("mark", ["### BEGIN SOLUTION", "### END HIDDEN TESTS", "=== BEGIN MARK SCHEME ==="])
def test_a_mark_that_nbgrader_left_leaks(tidy, mark):
    released(tidy, lambda notebook: notebook.cells.append(nbformat.v4.new_code_cell(mark)))
    (finding,) = check_leaks(tidy)
    assert "students get a mark of a solution" in finding.text


def by_id(notebook, name):
    return next(cell for cell in notebook.cells if cell["id"] == name)


def test_a_whole_solution_in_a_demonstration_leaks_short_as_it_is(edit):
    lesson_cell = "def odd(number):\n    return not number & 1"
    lesson = edit("left = 3 * LARGEST", lesson_cell)
    released(lesson, lambda notebook: by_id(notebook, "cell-008").update(source=lesson_cell))
    (finding,) = check_leaks(lesson)
    assert finding.where == "01-tidy, cell cell-008"
    assert finding.text == "gives the solution of even away"


def test_a_whole_right_answer_in_a_demonstration_leaks(tidy):
    source = "def even(number):\n    return number % 2 == 0"
    released(tidy, lambda notebook: by_id(notebook, "cell-007").update(source=f"x = 1\n{source}"))
    (finding,) = check_leaks(tidy)
    assert (finding.where, finding.text) == ("01-tidy, cell cell-007", "gives even/right_remainder away")


def test_a_line_that_is_part_of_what_students_see_is_no_secret(edit):
    lesson = edit("# Section 3. A sender", f"# Section 3. `{SOLUTION}`, perhaps. A sender")
    (lesson.release.parent / "data" / "words.txt").write_text(SOLUTION)
    assert check_leaks(lesson) == []


def test_a_model_answer_in_words_is_a_secret_too(tidy):
    words = "The last packet is smaller than all those before it, because nothing fills it up."
    text = tidy.text.read_text() + f'\n# %% [markdown] written="why" points=1\n# {words}\n'
    tidy.text.write_text(text)
    lesson = tidy.course.lesson(tidy.name)
    assert check_leaks(lesson) == []
    (tidy.release.parent / "data" / "words.txt").write_text(words)
    assert [finding.where for finding in check_leaks(lesson)] == ["release/01-tidy/data/words.txt"]


DOMAIN_LINE = "return [rng.randrange(LEAST, 10) for _ in range(rng.randrange(1, 7))], rng.randrange(LEAST, 10)"
DOMAIN_PAIR = (
    'found += ["the same size again"] if len(set(sizes)) < len(sizes) else []\n'
    '    return found + (["a size that is the limit"] if limit in sizes else [])'
)


def test_the_release_of_a_lesson_with_a_bank_gives_nothing_away(banked):
    assert check_leaks(banked) == []


@pytest.mark.parametrize("line", [DOMAIN_LINE, None], ids=["a domain", "a bank"])
def test_a_line_of_a_domain_or_of_a_bank_in_the_release_leaks(banked, line):
    if line is None:
        source = next(cell.source for cell in banked.notebook.cells if "Made by `classroom build`" in cell.source)
        line = next(row.strip() for row in source.splitlines() if row.strip().startswith("(") and len(row.strip()) > 31)
    (banked.release.parent / "data" / "words.txt").write_text(f"    {line}\n")
    (finding,) = check_leaks(banked)
    assert (finding.rule, finding.where) == ("leak", "release/01-tiny/data/words.txt")


RIGHT_PAIR = "found = filter(lambda size: size > limit, sizes)\n\n    return [*found] or list(sizes[:0])"


@pytest.mark.parametrize("lines", [DOMAIN_PAIR, RIGHT_PAIR], ids=["a domain", "a right answer"])
def test_two_lines_of_a_secret_in_the_package_leak(banked, lines):
    right = banked.folder / "answers" / "larger" / "right_other.py"
    right.write_text(f'"""Other."""\n\n\ndef larger(sizes, limit):\n    {RIGHT_PAIR}\n')
    lesson = banked.course.lesson(banked.name)
    assert check_leaks(lesson) == []
    package = banked.course.root / "course" / "lab"
    package.mkdir(parents=True)
    (package / "_spoiled.py").write_text(f"def f(sizes, limit):\n    {lines}\n")
    (finding,) = check_leaks(lesson)
    assert (finding.rule, finding.where) == ("leak", "course/lab/_spoiled.py")
    assert "students get lines of a secret of this lesson" in finding.text


def test_a_single_line_in_the_package_may_be_how_everybody_writes_it(banked):
    package = banked.course.root / "course"
    package.mkdir()
    (package / "own.py").write_text(f"def f(rng):\n    {DOMAIN_LINE}\n")
    assert check_leaks(banked) == []


def test_nothing_of_domains_and_banks_is_published(banked, tmp_path):
    root = banked.course.root
    for name in COPIED.values():
        shutil.copy(ROOT / name, root / name)
    (root / "release" / "index.ipynb").write_text("{}")
    publish(banked.course, tmp_path / "students")
    files = [path for path in (tmp_path / "students").rglob("*") if path.is_file()]
    assert "tiny.ipynb" in {path.name for path in files}
    assert not [path for path in files if {"domains", "bank", "lessons", "source"} & set(path.parts[-4:-1])]
    text = "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)
    secrets = [DOMAIN_LINE, *(case.wanted for case in read_bank(banked, "larger").cases)]
    assert [secret for secret in secrets if secret in text] == []
