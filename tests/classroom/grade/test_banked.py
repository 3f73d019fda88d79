"""A lesson with a bank, graded: the same marks as by nbgrader, beliefs and kinds named, no case told."""

import re
import shutil

import pytest
from nbgrader.converters import Autograde

from classroom.bank.bank import read_bank
from classroom.errors import CourseError
from classroom.example_class import filled
from classroom.feedback import write_feedback
from classroom.grade import grade_assignment
from classroom.grade.gradebook_cells import register
from classroom.grade.notebook_metadata import kept
from classroom.grade.record import coursedir, nbgrader_config, using_nbgrader
from classroom.lesson import Course
from tests.banked import ANSWERS
from tests.classroom.grade.conftest import LIMITS, autograded, hand_in, scores
from tests.tiny import NAME


def answer(body):
    return f"def larger(sizes, limit):\n    {body}\n"


SPY = """\
import gc, glob
for path in glob.glob("COURSE/lessons/**", recursive=True) + glob.glob("COURSE/source/**", recursive=True):
    print(path)
LOOKS = []


def seen():
    held = [part for space in gc.get_objects() if type(space) in (dict, list) for part in list(getattr(
        space, "values", space.__iter__)())]
    return any(type(part) is str and "def al" + "lowed(" in part for part in held)


def larger(sizes, limit):
    LOOKS.append(len(LOOKS) in (3, 6) and seen())
    return None if any(LOOKS) else [size for size in sizes if size > limit]
"""
STUDENTS = {
    "perfect": ANSWERS["right_filter"],
    "equal": ANSWERS["wrong_equal"],
    "in-place": ANSWERS["wrong_in_place"],
    "no-doubles": ANSWERS["rival_set"],
    "raises": answer(
        "return [s for s in sizes if s > limit] if sizes in ([7, 3, 9], [2, 1], [4]) else {}[f'canary {sizes}']"
    ),
    "by-heart": answer("return [s for s in sizes if s > limit] if (sizes, limit) in [KNOWN] else None"),
    "spy": SPY,
}
MARKS = {"perfect": 8, "equal": 6, "in-place": 3, "no-doubles": 4, "raises": 4}


@pytest.fixture(scope="module")
def handed_in(banked_once, tmp_path_factory):
    """The course folder, graded, and what became of each submission by student."""
    root = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(banked_once, root)
    lesson = Course(root).lesson(NAME)
    reference = {exercise.name: exercise.cell.source for exercise in lesson.exercises}
    cases = [case.text for case in read_bank(lesson, "larger").cases]
    known = ", ".join([*cases, "([7, 3, 9], 5)", "([2, 1], 0)", "([4], 3)"])
    for student, source in STUDENTS.items():
        source = source.replace("COURSE", str(root)).replace("KNOWN", known)
        hand_in(root, student, filled(lesson, reference | {"larger": source}))
    results = {one.student: one for one in grade_assignment(lesson, root, limits=LIMITS)}
    write_feedback(lesson, root)
    return root, results


def page(root, student):
    return (root / "feedback" / student / NAME / "tiny.html").read_text()


def errors(root, student):
    """What feedback says of each failed test, by its first word."""
    cells = [cell for cell in autograded(root, student).cells if cell.get("outputs")]
    texts = ["\n".join(o["traceback"]) for cell in cells for o in cell.outputs if o.output_type == "error"]
    return {text.partition(":")[0]: text for text in texts}


def test_each_submission_has_the_marks_that_it_deserves(handed_in):
    root, _ = handed_in
    assert {student: scores(root)[student] for student in MARKS} == MARKS
    assert scores(root)["spy"] == 8


def test_nbgrader_as_it_comes_gives_the_same_marks(handed_in, tmp_path):
    root, _ = handed_in
    plain = tmp_path / "plain"
    for tree in ("lessons", "source", "release"):
        shutil.copytree(root / tree, plain / tree)
    lesson = Course(plain).lesson(NAME)
    register(lesson, plain)
    config = nbgrader_config(plain)
    for student in MARKS:
        shutil.copytree(root / "submitted" / student, plain / "submitted" / student)
    with using_nbgrader():
        Autograde(coursedir=coursedir(lesson, config), config=config).start()
    assert scores(plain) == MARKS


def test_a_belief_is_named_on_each_cell_that_fails(handed_in):
    root, results = handed_in
    assert results["equal"].beliefs == {"test_larger_limit": "A size that is the limit is above it."}
    told = errors(root, "equal")
    assert list(told) == ["test_larger_limit"]
    assert told["test_larger_limit"].splitlines() == [
        "test_larger_limit: a hidden test did not pass (wrong).",
        "This is what follows from a belief: A size that is the limit is above it.",
    ]
    assert (
        "This is what follows from a belief: What is handed over may be used up."
        in errors(root, "in-place")["test_larger_order"]
    )


def test_kinds_of_case_are_kept_with_a_belief_and_without(handed_in):
    root, _ = handed_in
    facts = {
        student: kept(autograded(root, student).metadata).failures for student in ("perfect", "equal", "no-doubles")
    }
    assert facts["perfect"] == {}
    assert facts["equal"]["test_larger_limit"].kinds[0] == "a size that is the limit"
    assert facts["equal"]["test_larger_limit"].belief == "A size that is the limit is above it."
    assert facts["no-doubles"]["test_larger_order"].kinds[0] == "the same size again"
    assert facts["no-doubles"]["test_larger_order"].belief is None


def test_without_a_belief_the_kinds_of_case_are_told(handed_in):
    root, results = handed_in
    assert results["no-doubles"].beliefs == {}
    lines = errors(root, "no-doubles")["test_larger_order"].splitlines()
    assert lines[1].startswith("It fails at: the same size again")
    assert lines[2] == "It is right at: no size above the limit."
    assert "It fails at" in page(root, "no-doubles")


def test_how_cases_fail_is_one_word(handed_in):
    told = errors(handed_in[0], "raises")
    assert told["test_larger_order"].splitlines()[0] == "test_larger_order: a hidden test did not pass (raised)."


def test_who_knows_the_banks_cases_by_heart_fails_at_the_reserves(handed_in):
    _root, results = handed_in
    passed = results["by-heart"].passed
    assert passed == {"test_larger": True, "test_larger_order": False, "test_larger_limit": False, "test_total": True}


@pytest.mark.parametrize("student", [student for student in STUDENTS if student != "by-heart"])
def test_nothing_of_a_case_a_domain_or_a_bank_is_told(handed_in, student):
    root, _ = handed_in
    lesson = Course(root).lesson(NAME)
    secrets = [line.strip() for line in lesson.domain("larger").splitlines() if len(line.strip()) > 30]
    secrets += [case.text for case in read_bank(lesson, "larger").cases if len(case.text) > 12]
    secrets += [case.wanted for case in read_bank(lesson, "larger").cases]
    told = page(root, student) + (root / "autograded" / student / NAME / "tiny.ipynb").read_text()
    assert [line for line in secrets if line in told] == []
    assert not re.search(r"canary \[", told)


def test_the_students_side_sees_neither_files_nor_texts_of_a_domain(handed_in):
    root, _ = handed_in
    printed = "".join(o.get("text", "") for c in autograded(root, "spy").cells for o in c.get("outputs", []))
    assert "domains" not in printed
    assert "larger.json" not in printed


def test_a_submission_to_a_lesson_with_a_changed_bank_is_not_graded(handed_in, tmp_path):
    root, _ = handed_in
    shutil.copytree(root, tmp_path / "course")
    bank = tmp_path / "course" / "lessons" / NAME / "bank" / "larger.json"
    bank.write_text(bank.read_text().replace('"number":0,"text":"([', '"number":0,"text":"([99, '))
    with pytest.raises(CourseError, match="has test cells that have changed since it was built: run classroom build"):
        grade_assignment(Course(tmp_path / "course").lesson(NAME), tmp_path / "course", limits=LIMITS)
