"""Notebooks that are not what was released: tags, metadata, ids, kinds, copies."""

import copy
import json

import nbformat

from tests.attacks.attack import Attack, test_cells
from tests.attacks.kernel import WRONG
from tests.attacks.lesson import HONEST, TESTS

ALL = frozenset(TESTS)


def skip_tests(notebook):
    for cell in test_cells(notebook):
        cell.metadata.tags = ["skip-execution"]


def delete_tests(notebook):
    notebook.cells = [cell for cell in notebook.cells if cell not in test_cells(notebook)[:1]]


def duplicate_answer(notebook):
    at = next(i for i, cell in enumerate(notebook.cells) if cell.metadata.get("nbgrader", {}).get("solution"))
    notebook.cells.insert(at + 1, nbformat.from_dict({**copy.deepcopy(notebook.cells[at]), "id": "copied"}))


def add_locked_cell(notebook):
    """A cell that claims to be one of the tests."""
    cell = nbformat.v4.new_code_cell("import course.check\ncourse.check.same = lambda *a, **k: True", id="locked")
    known = {
        "grade": False,
        "grade_id": "trusted",
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    cell.metadata.nbgrader = known
    notebook.cells.insert(1, cell)


def answers_become_tests(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.metadata.nbgrader.update(grade=True, points=100, locked=False)


def strange_metadata(notebook):
    for cell in notebook.cells:
        cell.metadata.nbgrader = "none of your business"


def no_metadata(notebook):
    for cell in test_cells(notebook):
        cell.metadata = nbformat.from_dict({})


def rewritten(**changes):
    return lambda content: json.dumps(json.loads(content) | changes).encode()


ATTACKS = [
    Attack("tests_are_tagged_to_be_skipped", "scores", change=skip_tests, answers=WRONG),
    Attack("test_cell_deleted", "aborts", change=delete_tests, answers=WRONG),
    Attack(
        "answer_cell_duplicated",
        "aborts",
        change=duplicate_answer,
        answers=HONEST,
        earns=ALL,
    ),
    Attack(
        "cell_claims_to_be_locked", "aborts", change=add_locked_cell, answers={"double": "def double(x): return 0\n"}
    ),
    Attack("answers_claim_to_be_tests", "aborts", change=answers_become_tests, answers=WRONG),
    Attack("metadata_of_another_kind", "aborts", change=strange_metadata, answers=WRONG),
    Attack("tests_have_lost_their_metadata", "aborts", change=no_metadata, answers=WRONG),
    Attack(
        "format_of_the_future",
        "aborts",
        raw=rewritten(nbformat=9, nbformat_minor=9),
        answers=HONEST,
        earns=ALL,
    ),
]
