"""Grade ids, tags, metadata and marks."""

import shutil

import pytest

from classroom.gate.labels import check_labels


def test_a_tidy_lesson_is_labelled_well(tidy):
    assert check_labels(tidy) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "where", "told"),
    [
        ('tags=["setup"]', 'tags=["set-up"]', "tags", "cell-001", "set-up: the course uses hide-input, "),
        ('tags=["needs-answer"]', 'tags=["skip-execution"]', "tags", "cell-035", "skip-execution"),
        ('test="test_even"', 'test="test_even" tags=["setup"]', "tags", "test_even", "take off setup"),
        ('answer="even"', 'answer="even" tags=["hide-input"]', "tags", "even", "take off hide-input"),
        ('answer="even"', 'answer="évén"', "grade id", "évén", "a-z, 0-9 and _ only"),
        ("    return not number & 1\n    ### END SOLUTION", "    return not number & 1", "marks", "even", "pair up"),
        ("    return full", "    ### BEGIN SOLUTION\n    return full", "marks", "packets", "pair up"),
        ("    return full", "    ### END SOLUTION\n    return full", "marks", "packets", "pair up"),
        (
            "    return full",
            "    ### begin solution\n    return full",
            "marks",
            "packets",
            "'### begin solution': write",
        ),
        ("half = ", "# End hidden test\nhalf = ", "marks", "test_even", "'# End hidden test': write ### BEGIN HIDDEN"),
        (
            "half = ",
            "### BEGIN SOLUTION\nhalf = ",
            "marks",
            "test_even",
            "'### BEGIN SOLUTION': write ### BEGIN HIDDEN",
        ),
        ("sizes[-1]", "### BEGIN HIDDEN TESTS\nsizes[-1]", "marks", "cell-002", "answer and test cells only"),
    ],
)
def test_a_wrong_label_is_found(edit, old, new, rule, where, told):
    (finding,) = check_labels(edit(old, new))
    assert (finding.rule, finding.where) == (rule, where)
    assert told in finding.text


def test_metadata_that_means_nothing_is_found(tidy):
    tidy.notebook.cells[5].metadata["anwser"] = "odd"
    (finding,) = check_labels(tidy)
    assert (finding.rule, finding.where) == ("metadata", "cell-005")
    assert finding.text == "students would get anwser='odd': take it off the cell's marker"


def second_lesson(tidy, text):
    folder = tidy.course.root / "lessons" / "02-other"
    folder.mkdir()
    (folder / "other.py").write_text(text)


def test_a_grade_id_is_unique_in_the_course(tidy):
    second_lesson(
        tidy, '# %% answer="even"\ndef even(number):\n    ### BEGIN SOLUTION\n    ### END SOLUTION\n    pass\n'
    )
    (finding,) = check_labels(tidy)
    assert (finding.rule, finding.where) == ("grade id", "even")
    assert finding.text == "is used in 02-other too: rename one of them"


def test_another_lesson_that_cannot_be_read_is_not_this_ones_fault(tidy):
    second_lesson(tidy, '# %% test="test_even"\nassert True\n')
    assert check_labels(tidy) == []
    shutil.rmtree(tidy.course.root / "lessons" / "02-other")
    (tidy.course.root / "lessons" / "02-other").mkdir()
    assert check_labels(tidy) == []
