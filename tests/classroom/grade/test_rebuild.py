"""Of a submission only answers and own cells are taken; whatever else it holds is noted or left."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from classroom.grade.read_submission import MAX_FILE, MAX_SOURCE, read_cells
from classroom.grade.rebuild import ELSEWHERE, orders, rebuild
from classroom.lesson import is_answer
from classroom.text import KERNEL, MARKS


def marked(mark: str, name: str, source: str, points: int | None = None):
    known = {"grade_id": name, "schema_version": 3, **MARKS[mark]} | ({} if points is None else {"points": points})
    make = new_markdown_cell if mark in ("written", "task") else new_code_cell
    return make(source, metadata={"nbgrader": known}, id=name.replace("_", "-"))


def plain(source: str, name: str, kind=new_code_cell, **metadata):
    return kind(source, metadata=metadata, id=name)


STARTER = "def walk():\n    raise NotImplementedError()"
TEST = "assert walk() == 1"


def released() -> nbformat.NotebookNode:
    cells = [
        plain("# Walks", "cell-000", new_markdown_cell),
        plain("import math", "cell-001", tags=["setup"]),
        plain("print('shown')", "cell-002"),
        marked("answer", "walk", STARTER),
        marked("test", "test_walk", TEST, 1),
        plain("print('shown')", "cell-005"),
        marked("answer", "climb", "def climb():\n    raise NotImplementedError()"),
        marked("test", "test_climb", "assert climb()", 2),
        marked("test", "test_climb_far", "assert climb(9)", 2),
        marked("written", "why", "Your words.", 3),
        plain("walk()", "cell-010", tags=["needs-answer"]),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def submitted(**changed) -> dict:
    """The release as plain JSON with answers in it, by grade id."""
    notebook = json.loads(json.dumps(released()))
    bodies = {
        "walk": "def walk():\n    return 1",
        "climb": "def climb(*_):\n    return True",
        "why": "Because.",
    } | changed
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        cell["source"] = bodies.get(name, cell["source"])
    return notebook


def cell_of(notebook: dict, name: str) -> dict:
    return next(cell for cell in notebook["cells"] if cell["id"] == name)


def own(source: str, **more) -> dict:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} | more


def rebuilt(notebook):
    content = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    return rebuild(content, released())


def sources(result) -> list[str]:
    return [cell.source for cell in result.notebook.cells]


def own_sources(result) -> list[str]:
    return [cell.source for cell in result.notebook.cells if cell["id"] in result.own]


def stands(result, source: str) -> tuple[str, str]:
    """The cells before and after the own cell with that source."""
    at = sources(result).index(source)
    ids = ["the top", *(cell["id"] for cell in result.notebook.cells), "the end"]
    return ids[at], ids[at + 2]


def valid(result) -> bool:
    nbformat.validate(result.notebook)
    return len({cell["id"] for cell in result.notebook.cells}) == len(result.notebook.cells)


def test_answers_go_into_a_fresh_copy_of_the_release():
    result = rebuilt(submitted())
    want = released()
    for cell, body in zip(want.cells, sources(result), strict=True):
        assert cell.source == body or cell["id"] in ("walk", "climb", "why")
    assert "return 1" in sources(result)[3]
    assert sources(result)[9] == "Because."
    assert (result.own, result.notes) == (frozenset(), ())
    assert valid(result)


def test_the_release_itself_is_not_changed():
    release = released()
    rebuild(json.dumps(submitted()).encode(), release)
    assert release == released()


def piece(notebook: dict, source: str, behind: str = "walk") -> dict:
    """A copy of the answer cell with its marks, put behind another cell."""
    made = json.loads(json.dumps(cell_of(notebook, "walk"))) | {"source": source, "id": f"new-{behind}"}
    notebook["cells"].insert(notebook["cells"].index(cell_of(notebook, behind)) + 1, made)
    return made


def test_the_pieces_of_a_split_answer_are_joined_in_order():
    notebook = submitted(walk="ONE = 1\n")
    piece(notebook, "def walk():\n    return ONE")
    result = rebuilt(notebook)
    assert sources(result)[3] == "ONE = 1\n\ndef walk():\n    return ONE"
    assert result.notes == ("The answer cell `walk` is there in 2 pieces: they count as one, in order.",)
    assert result.own == frozenset()


@pytest.mark.parametrize("first", [STARTER, STARTER + "  \n", "", " \n"])
def test_a_piece_that_is_as_given_or_empty_does_not_count(first):
    notebook = submitted(walk=first)
    piece(notebook, "def walk():\n    return 2")
    result = rebuilt(notebook)
    assert sources(result)[3] == "def walk():\n    return 2"
    assert result.notes == ()


def test_an_answer_that_is_emptied_stays_empty():
    assert sources(rebuilt(submitted(walk="")))[3] == ""


def test_another_copy_behind_the_tests_runs_where_it_stands():
    notebook = submitted()
    piece(notebook, "def walk():\n    return 2", behind="cell-005")
    result = rebuilt(notebook)
    assert "return 1" in sources(result)[3]
    assert stands(result, "def walk():\n    return 2") == ("cell-005", "climb")
    assert own_sources(result) == ["def walk():\n    return 2"]
    (note,) = result.notes
    assert note.startswith("Another copy of the answer cell `walk` stands behind its tests and ran there")


def test_the_only_answer_counts_behind_its_tests_too():
    notebook = submitted(walk=STARTER)
    piece(notebook, "def walk():\n    return 2", behind="cell-010")
    result = rebuilt(notebook)
    assert (sources(result)[3], result.own) == ("def walk():\n    return 2", frozenset())


def test_no_starter_stands_where_an_own_cell_defines_the_name():
    notebook = submitted()
    cell_of(notebook, "walk").update(source="def walk():\n    return 3", metadata={}, id="retyped")
    result = rebuilt(notebook)
    assert [sources(result)[i] for i in (3, 4)] == ["def walk():\n    return 3", ELSEWHERE]
    assert result.notes == ("The answer cell `walk` is missing; a cell of your own defines what it should.",)


def test_a_cell_without_metadata_is_known_by_its_id():
    notebook = submitted()
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    result = rebuilt(notebook)
    assert (sources(result), result.notes) == (sources(rebuilt(submitted())), ())


def test_a_cell_without_metadata_and_id_is_known_by_its_text():
    notebook = submitted()
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    result = rebuilt(notebook)
    assert stands(result, "def walk():\n    return 1") == ("cell-002", "walk")
    assert {cell.source for cell in result.notebook.cells if is_answer(cell)} == {ELSEWHERE}


def test_deleted_cells_are_noted_and_the_released_ones_stay():
    notebook = submitted()
    notebook["cells"] = [c for c in notebook["cells"] if c["id"] not in ("walk", "test-climb", "cell-000")]
    result = rebuilt(notebook)
    assert result.notes == (
        "The answer cell `walk` is missing from the submission.",
        "Test cells that had been missing, for which the released ones were used: `test_climb`.",
    )
    assert sources(result)[3] == STARTER
    assert [cell["id"] for cell in result.notebook.cells] == [cell["id"] for cell in released().cells]


def test_a_changed_test_is_noted_and_the_released_one_is_used():
    result = rebuilt(submitted(test_walk="pass", test_climb="pass"))
    assert sources(result)[4] == TEST
    told = "Test cells that had been changed, for which the released ones were used: `test_walk`, `test_climb`."
    assert result.notes == (told,)


@pytest.mark.parametrize("text", [TEST + "\r\n", "assert   walk() == 1", "assert walk() == 1  # my remark"])
def test_a_test_that_is_laid_out_anew_has_not_been_changed(text):
    assert rebuilt(submitted(test_walk=text)).notes == ()


def test_the_notebook_of_another_lesson_is_told_from_a_poor_one():
    cells = [own("x = 1", id="a"), own("def other(): pass", id="b")]
    result = rebuilt({"cells": cells, "nbformat": 4})
    assert result.notes == ("No cell of this lesson is in the notebook: is it the one of another lesson?",)


def test_of_a_test_that_is_there_twice_the_first_is_looked_at():
    notebook = submitted()
    notebook["cells"].append(json.loads(json.dumps(cell_of(notebook, "test-walk"))) | {"source": "pass"})
    assert rebuilt(notebook).notes == ()


@pytest.mark.parametrize("after", ["cell-000", "cell-001", "walk", "test-walk", "test-climb", "cell-010"])
def test_an_own_cell_stays_where_it_stood(after):
    notebook = submitted()
    at = notebook["cells"].index(cell_of(notebook, after))
    notebook["cells"].insert(at + 1, own("mine = 1"))
    result = rebuilt(notebook)
    ids = [cell["id"] for cell in released().cells]
    assert stands(result, "mine = 1") == (after, [*ids, "the end"][ids.index(after) + 1])
    assert own_sources(result) == ["mine = 1"]
    assert valid(result)


def test_an_own_cell_on_top_stays_on_top():
    notebook = submitted()
    notebook["cells"].insert(0, own("mine = 1"))
    assert stands(rebuilt(notebook), "mine = 1") == ("the top", "cell-000")


def test_own_cells_keep_their_order():
    notebook = submitted()
    for n in range(3):
        notebook["cells"].insert(4 + n, own(f"mine = {n}"))
    assert own_sources(rebuilt(notebook)) == ["mine = 0", "mine = 1", "mine = 2"]


@pytest.mark.parametrize(("after", "place"), [("cell-002", 3), ("cell-005", 6)])
def test_a_text_that_the_release_has_twice_does_not_move_what_follows_it(after, place):
    notebook = submitted()
    notebook["cells"].insert(place, own("mine = 1"))
    assert stands(rebuilt(notebook), "mine = 1")[0] == after


def test_a_changed_demonstration_is_the_students_own_beside_the_released_one():
    notebook = submitted()
    cell_of(notebook, "cell-002")["source"] = "print('changed')"
    result = rebuilt(notebook)
    assert stands(result, "print('changed')") == ("cell-002", "walk")
    assert own_sources(result) == ["print('changed')"]
    assert result.notebook.cells[2].source == "print('shown')"


def test_a_changed_setup_runs_after_the_released_one():
    notebook = submitted()
    cell_of(notebook, "cell-001")["source"] = "import math, json"
    assert stands(rebuilt(notebook), "import math, json") == ("cell-001", "cell-002")


def test_own_prose_is_kept_where_it_stood_and_empty_cells_are_left_out():
    notebook = submitted()
    more = [own("", id="a"), own(" \n", id="b"), own("Notes", cell_type="markdown"), own("x", cell_type="raw")]
    notebook["cells"][3:3] = more
    result = rebuilt(notebook)
    assert stands(result, "Notes") == ("cell-002", "walk")
    assert (own_sources(result), len(sources(result))) == (["Notes"], len(released().cells) + 1)
    assert valid(result)


def test_a_cell_that_was_moved_moves_nothing_that_follows_it():
    notebook = submitted()
    last = notebook["cells"].pop()
    notebook["cells"][1:1] = [last, own("mine = 1")]
    assert stands(rebuilt(notebook), "mine = 1") == ("own-0000", "cell-001")


def test_a_copy_of_a_demonstration_runs_where_it_stands():
    notebook = submitted()
    notebook["cells"].insert(1, own("walk()", id="copy"))
    result = rebuilt(notebook)
    assert own_sources(result) == ["walk()"]
    assert result.notebook.cells[1].id in result.own


def test_a_cell_with_a_grade_id_of_nobody_is_the_students_own():
    notebook = submitted()
    locked = {"nbgrader": {"grade_id": "test_secret", "locked": True, "grade": True, "points": 99, "solution": False}}
    notebook["cells"].append(own("mine = 1", metadata=locked))
    result = rebuilt(notebook)
    assert own_sources(result) == ["mine = 1"]
    (cell,) = [cell for cell in result.notebook.cells if cell.source == "mine = 1"]
    assert cell.metadata == {}


def test_tags_metadata_ids_and_kernel_of_a_submission_are_not_taken():
    notebook = submitted()
    notebook["metadata"] = {"kernelspec": {"name": "evil", "display_name": "x"}, "celltoolbar": "x"}
    notebook["nbformat_minor"] = 2
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "setup"]
        cell["id"] = "same"
        if known := cell["metadata"].get("nbgrader"):
            known.update(points=100, locked=False, grade=False, solution=True)
    result = rebuilt(notebook)
    for cell, want in zip(result.notebook.cells, released().cells, strict=True):
        assert (cell.metadata, cell["id"], cell.cell_type) == (want.metadata, want["id"], want.cell_type)
    assert result.notebook.metadata == released().metadata
    assert "return 1" in sources(result)[3]


def test_outputs_of_a_submission_are_not_taken():
    notebook = submitted()
    cell_of(notebook, "test-walk")["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "passed"}]
    assert all(cell.get("outputs", []) == [] for cell in rebuilt(notebook).notebook.cells)


def test_an_answer_of_another_type_still_goes_to_its_place():
    notebook = submitted()
    cell_of(notebook, "walk")["cell_type"] = "raw"
    result = rebuilt(notebook)
    assert (result.notebook.cells[3].cell_type, result.notebook.cells[3].source) == (
        "code",
        "def walk():\n    return 1",
    )


UNREADABLE = {
    "nothing": (None, "No notebook was handed in."),
    "an empty file": (b"", "not JSON (line 1: Expecting value)"),
    "text": (b"# My homework\n", "not JSON (line 1: Expecting value)"),
    "broken JSON": (b'{\n"cells": [\n', "not JSON (line 3: "),
    "not UTF-8": ('{"cells": "é"}'.encode("latin-1"), "byte 11 is not UTF-8"),
    "UTF-16": ('{"cells": []}'.encode("utf-16"), "byte 0 is not UTF-8"),
    "a picture": (b"\x89PNG\r\n", "byte 0 is not UTF-8"),
    "too large": (b" " * (MAX_FILE + 1), "more than 100 MB are not read: clear its outputs"),
    "too much in it": (json.dumps({"cells": [own("x" * MAX_SOURCE)] * 21}).encode(), "hold 21 MB"),
    "too deep": (b"[" * 100_000, "too deep"),
    "a huge number": (b'{"cells": ' + b"9" * 5000 + b"}", "too large a number"),
    "a list": (b"[]", "no list of cells"),
    "null": (b"null", "no list of cells"),
    "a number": (b"5", "no list of cells"),
    "an empty object": (b"{}", "no list of cells"),
    "cells that are null": (b'{"cells": null, "nbformat": 4}', "no list of cells"),
    "cells that are an object": (b'{"cells": {"0": {}}, "nbformat": 4}', "no list of cells"),
    "cells that are text": (b'{"cells": "x"}', "no list of cells"),
    "no cells": (b'{"cells": [], "nbformat": 4}', "The notebook has no cells."),
}


@pytest.mark.parametrize(("content", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_gives_the_bare_release_and_one_note(content, reason):
    result = rebuild(content, released())
    assert result.notebook == released()
    (note,) = result.notes
    assert reason in note


def test_outputs_do_not_count_as_what_a_student_wrote():
    notebook = submitted()
    cell_of(notebook, "cell-002")["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * (25 << 20)}]
    assert rebuilt(notebook).notes == ()


ODD_CELLS = {
    "null": None,
    "a number": 5,
    "text": "x = 1",
    "a list": ["x = 1"],
    "empty": {},
    "without a source": {"cell_type": "code", "metadata": {}},
    "source null": own(None),
    "source a number": own(5),
    "source an object": own({}),
    "source a list of numbers": own([1, 2]),
    "source a list of lists": own([["x"]]),
    "without a type": {"source": "x = 1", "metadata": {}},
    "an unknown type": own("x = 1", cell_type="heading"),
    "a list for a type": own("x = 1", cell_type=["code"]),
    "a long source": own("x" * (MAX_SOURCE + 1)),
}


@pytest.mark.parametrize("odd", ODD_CELLS.values(), ids=ODD_CELLS)
def test_a_cell_that_cannot_be_read_is_left_out_and_the_others_are_graded(odd):
    notebook = submitted()
    notebook["cells"].insert(4, odd)
    result = rebuilt(notebook)
    assert "return 1" in sources(result)[3]
    assert (result.own, result.notes) == (frozenset(), ("1 of its cells could not be read.",))


ODD_METADATA = {
    "null": None,
    "a list": [],
    "text": "x",
    "a number": 5,
    "nbgrader null": {"nbgrader": None},
    "nbgrader a list": {"nbgrader": ["grade_id"]},
    "nbgrader text": {"nbgrader": "grade_id"},
    "a list for a grade id": {"nbgrader": {"grade_id": ["walk"]}},
    "null for a grade id": {"nbgrader": {"grade_id": None}},
    "an object for a grade id": {"nbgrader": {"grade_id": {}}},
    "an empty grade id": {"nbgrader": {"grade_id": ""}},
}


@pytest.mark.parametrize("metadata", ODD_METADATA.values(), ids=ODD_METADATA)
@pytest.mark.parametrize("cell_id", ["x", None, 5, [], {}, "cell-002"], ids=repr)
def test_a_cell_with_odd_metadata_or_id_is_the_students_own(metadata, cell_id):
    notebook = submitted()
    notebook["cells"].append(own("mine = 1", metadata=metadata, id=cell_id))
    result = rebuilt(notebook)
    assert own_sources(result) == ["mine = 1"]
    assert valid(result)


@pytest.mark.parametrize("metadata", [None, [], "x", 5, {"kernelspec": None}])
@pytest.mark.parametrize("version", [4, None, "4", 4.5, [], 5, 99, 0, -1])
def test_odd_metadata_and_versions_of_the_notebook_do_not_matter(metadata, version):
    notebook = submitted() | {"metadata": metadata, "nbformat": version, "nbformat_minor": version}
    assert rebuilt(notebook).notes == ()
    notebook.pop("nbformat")
    assert rebuilt(notebook).notes == ()


def test_a_notebook_without_ids_is_read():
    notebook = submitted()
    for cell in notebook["cells"]:
        del cell["id"]
    notebook["cells"].append(own("mine = 1"))
    result = rebuilt(notebook)
    assert (own_sources(result), result.notes) == (["mine = 1"], ())
    assert stands(result, "mine = 1")[0] == "cell-010"


def test_sources_that_are_lists_of_lines_are_read():
    notebook = submitted()
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    result = rebuilt(notebook)
    assert result.notes == ()
    assert sources(result) == sources(rebuilt(submitted()))


def test_a_byte_order_mark_is_passed_over():
    assert rebuilt(b"\xef\xbb\xbf" + json.dumps(submitted()).encode()).notes == ()


def test_a_notebook_of_an_old_format_is_read():
    cells = [{**cell, "input": cell["source"]} for cell in submitted()["cells"]]
    for cell in cells:
        if cell["cell_type"] == "code":
            del cell["source"]
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {},
        "worksheets": [None, {"cells": cells[:5]}, {"cells": cells[5:]}],
    }
    result = rebuilt(old)
    assert result.notes == ()
    assert sources(result) == sources(rebuilt(submitted()))


@pytest.mark.parametrize("source", ["x = '\ud800'", "\ud83d"])
def test_text_that_cannot_be_written_is_made_writable(source):
    notebook = submitted(walk=source)
    notebook["cells"].append(own(source + "  # mine"))
    result = rebuilt(notebook)
    assert nbformat.writes(result.notebook).encode()
    assert "\ud800" not in "".join(sources(result))


def test_what_is_handed_in_beside_cells_is_not_taken():
    notebook = submitted() | {"signature": "x", "attachments": {}, "worksheets": [{"cells": [own("evil = 1")]}]}
    result = rebuilt(notebook)
    assert result.own == frozenset()
    assert "signature" not in result.notebook


def test_notes_of_cells_and_reading_come_together():
    cells, notes = read_cells(json.dumps({"cells": [None, own("x = 1")]}).encode())
    assert [cell.source for cell in cells] == ["x = 1"]
    assert notes == ["1 of its cells could not be read."]


HIDDEN = f"{TEST}\n### BEGIN HIDDEN TESTS\nassert walk() == 1, 'still'\n### END HIDDEN TESTS"
DEFINES = {"test_walk": ["walk", "Step"], "test_climb": ["climb"], "test_climb_far": ["climb"]}


def made_orders(notebook) -> list[dict]:
    source = released()
    source.cells[4].source = HIDDEN
    return orders(rebuilt(notebook), source, DEFINES, "the seed", {})


def test_setup_answers_tests_and_own_cells_are_run_in_the_notebooks_order():
    notebook = submitted()
    notebook["cells"].insert(4, own("mine = 1"))
    assert [(order["do"], order["id"]) for order in made_orders(notebook)] == [
        ("run", "cell-001"),
        ("run", "walk"),
        ("run", "own-0000"),
        ("test", "test_walk"),
        ("run", "climb"),
        ("test", "test_climb"),
        ("test", "test_climb_far"),
    ]


def test_test_cells_come_from_the_source_with_their_hidden_regions():
    order = made_orders(submitted(test_walk="pass"))[2]
    assert order == {
        "do": "test",
        "id": "test_walk",
        "source": HIDDEN,
        "hidden": [(2, 4)],
        "names": ["walk", "Step"],
        "seed": "the seed",
        "reserve": None,
    }


def test_an_unreadable_submission_is_run_as_the_bare_release():
    ran = [order["source"] for order in made_orders(b"")]
    assert STARTER in ran
    assert len(ran) == 6


def released_with(**texts: str):
    """The release, in which demonstrations say something else."""
    notebook = released()
    for cell in notebook.cells:
        cell.source = texts.get(cell.id.replace("-", "_"), cell.source)
    return notebook


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("def walk():\n    return 1", set()),
        ("def walk():\n    return far", {"cell-005"}),
        ("def walk():\n    return near", {"cell-002"}),
        ("def walk(by=both):\n    return by", {"cell-002", "cell-005", "cell-010"}),
        ("near = 1\ndef walk():\n    return near", set()),
        ("%matplotlib inline\nprint(near)\ndef walk():\n    return 1", {"cell-002"}),
        ("def walk(:\n    near", set()),
    ],
)
def test_demonstrations_run_whose_names_the_students_code_takes(answer, wanted):
    release = released_with(cell_002="near = 1", cell_005="import far", cell_010="both = near, far.away")
    notebook = json.loads(json.dumps(release))
    cell_of(notebook, "walk")["source"] = answer
    made = orders(rebuild(json.dumps(notebook).encode(), release), release, DEFINES, "", {})
    assert {order["id"] for order in made} & {"cell-002", "cell-005", "cell-010"} == wanted
