import pytest

from course.draw import progressmap
from tests.course.draw.reading import SVG, root, words

LESSONS = {
    "4 · DNS": [("walk", "passes", False), ("step", "fails", False), ("cache", "open", True)],
    "5 · TLS": [("sni", "open", False)],
}


def shapes(drawing, **look):
    """How many outlines or marks with these attributes there are, as one path may hold many."""
    paths = [path for path in root(drawing).iter(f"{SVG}path") if look.items() <= path.attrib.items()]
    return sum(path.get("d").count("M") for path in paths)


def test_each_exercise_has_a_box_and_stretch_has_a_dashed_one():
    dashed = {"stroke-dasharray": "3 2"}
    outlines = shapes(progressmap(LESSONS)) - shapes(progressmap(LESSONS), fill="none")
    assert outlines == 4 + 3  # and three in the legend
    assert shapes(progressmap(LESSONS), **dashed) == 1


def test_states_are_told_by_a_mark_not_by_colour_alone():
    done, failed = [
        path.get("d") for path in root(progressmap(LESSONS)).iter(f"{SVG}path") if path.get("fill") == "none"
    ]
    assert done.count("M") == 2  # one in the lesson, one in the legend
    assert failed.count("M") == 4  # a cross has two lines
    assert shapes(progressmap({"3 · TCP": [("ask", "open", False)]}), fill="none") == 1 + 2  # the legend's only


def test_lessons_counts_and_states_are_told():
    told = words(progressmap(LESSONS)).split("\n")
    for text in ("4 · DNS", "1/2 core", "0/1 core", "passes", "a test fails", "to do"):
        assert text in told


def test_the_alternative_text_says_what_fails():
    assert progressmap(LESSONS).alt == (
        "4 · DNS: 1 of 2 core exercises done; 0 of 1 stretch exercise done; tests fail in step. "
        "5 · TLS: 0 of 1 core exercise done."
    )


def test_a_lesson_without_exercises_is_a_row():
    assert progressmap({"no lesson": []}).alt == "no lesson: no exercises."


@pytest.mark.parametrize(
    "lessons",
    [
        {},
        [("4 · DNS", [])],
        {str(at): [] for at in range(17)},
        {"4 · DNS": [("walk", "passes", False)] * 19},
        {"4 · DNS": [("walk", "well", False)]},
        {"4 · DNS": ["walk"]},
    ],
    ids=["none", "a list", "too many lessons", "too many exercises", "another state", "no state"],
)
def test_what_cannot_be_drawn_is_refused(lessons):
    with pytest.raises(ValueError, match=r"lessons is|at most|is one of|is \(name"):
        progressmap(lessons)
