"""Outputs are rebuilt field by field: what a student's process claims is not trusted."""

import nbformat
import pytest

from classroom.judge.outputs import MAX_OUTPUTS, Budget, clean

STREAM = {"output_type": "stream", "name": "stdout", "text": "hello\n"}
RESULT = {"output_type": "execute_result", "data": {"text/plain": "2"}, "metadata": {}, "execution_count": None}
FIGURE = {"output_type": "display_data", "data": {"image/png": "aGVsbG8=", "text/plain": "<Figure>"}, "metadata": {}}
ERROR = {"output_type": "error", "ename": "ValueError", "evalue": "v", "traceback": ["a", "b"]}


def validated(outputs) -> bool:
    cell = nbformat.v4.new_code_cell("x", outputs=nbformat.from_dict(outputs), id="a")
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))
    return True


@pytest.mark.parametrize("output", [STREAM, RESULT, FIGURE, ERROR], ids=lambda o: o["output_type"])
def test_a_well_formed_output_stays(output):
    assert clean([output]) == [output]
    assert validated(clean([output]))


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        (STREAM | {"extra": 1}, STREAM),
        (RESULT | {"execution_count": 7, "metadata": {"deep": [{}]}, "transient": {}}, RESULT),
        (FIGURE | {"metadata": {"isolated": True}}, FIGURE),
        (
            ERROR | {"ename": 5, "evalue": None, "traceback": "text"},
            ERROR | {"ename": "", "evalue": "", "traceback": []},
        ),
        (ERROR | {"traceback": ["a", 5, None]}, ERROR | {"traceback": ["a", "", ""]}),
        (STREAM | {"text": ["a"]}, STREAM | {"text": ""}),
        (STREAM | {"text": "\ud800"}, STREAM | {"text": "?"}),
        (FIGURE | {"data": {"image/png": 5, "\ud800": "x"}}, FIGURE | {"data": {"image/png": "", "?": "x"}}),
    ],
)
def test_fields_are_rebuilt(claimed, kept):
    assert clean([claimed]) == [kept]
    assert validated(clean([claimed]))


@pytest.mark.parametrize(
    "claimed",
    [
        None,
        5,
        "stream",
        [],
        {},
        {"output_type": None},
        {"output_type": []},
        {"output_type": {}},
        {"output_type": "update_display_data", "data": {}},
        {"output_type": "stream"},
        {"output_type": "stream", "name": "stdin", "text": "x"},
        {"output_type": "stream", "name": ["stdout"], "text": "x"},
        {"output_type": "display_data"},
        {"output_type": "display_data", "data": []},
    ],
    ids=repr,
)
def test_a_malformed_output_is_dropped_and_the_others_stay(claimed):
    assert clean([STREAM, claimed, RESULT]) == [STREAM, RESULT]


def test_more_outputs_than_anyone_reads_are_cut_and_that_is_said():
    outputs = clean([STREAM] * (MAX_OUTPUTS + 5))
    assert len(outputs) == MAX_OUTPUTS + 1
    assert outputs[-1] == {"output_type": "stream", "name": "stderr", "text": "[5 more outputs cut]\n"}
    assert validated(outputs)


def test_all_cells_together_have_a_budget():
    budget = Budget(room=1000)
    some = clean([{"output_type": "stream", "name": "stdout", "text": "x" * 400}])
    assert budget.take(some) == some
    assert budget.take(some) == some
    (cut,) = budget.take(some)
    assert "all cells together" in cut["text"]
    assert budget.take([]) == []
