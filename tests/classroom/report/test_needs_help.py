"""Who needs help, and notes by kind instead of by line."""

from classroom.report.needs_help import notes_by_kind, who_needs_help
from tests.classroom.report.conftest import GLUE, class_of, failed, student


def test_who_has_less_than_half_of_the_core_is_listed_least_first(mixed):
    found = who_needs_help(mixed)
    assert [one.mark.student for one in found] == ["idle", "other"]
    assert (found[0].unwritten, found[0].failing) == (["walk", "cache"], [])
    assert (found[1].unwritten, found[1].failing) == ([], ["walk", "cache"])


def test_half_of_the_core_is_enough_and_beliefs_beyond_it_are_no_matter():
    half = student("half", walk=3, cache=0)
    less = student("less", 2, 0, failures={"test_walk": failed(GLUE), "test_caa": failed("Beyond.")})
    (one,) = who_needs_help(class_of(half, less))
    assert (one.mark.student, round(one.core), one.beliefs) == ("less", 33, [GLUE])


def test_notes_that_differ_in_names_and_numbers_are_of_one_kind():
    told = [
        "Test cells that had been missing, for which the released ones were used: `test_walk`, `test_cache`.",
        "Test cells that had been missing, for which the released ones were used: `test_caa`.",
    ]
    pieces = "The answer cell `walk` is there in 2 pieces: they count as one, in order."
    whole = class_of(
        student("ada", notes=told[:1]),
        student("ben", notes=[told[1], pieces]),
        student(
            "cy", endings={"test_walk": "used up 3 s of processor time", "test_cache": "used up 3 s of processor time"}
        ),
    )
    found = notes_by_kind(whole)
    assert [(note.kind, note.students) for note in found] == [
        ("Test cells that had been missing, for which the released ones were used: `…`.", ["ada", "ben"]),
        ("The answer cell `…` is there in … pieces: they count as one, in order.", ["ben"]),
        ("The cell `…` used up … s of processor time.", ["cy"]),
    ]
    assert found[0].example == told[0]
