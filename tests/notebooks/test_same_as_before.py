"""The sandbox's executor gives what a kernel gives: outputs that the source notebook keeps, made by nbclient."""

import json

from classroom.grade import grade_notebook
from classroom.judge.hearing import warmth_where_possible
from classroom.lesson import Course, grade_id, is_test
from classroom.sandbox.limits import Limits
from tests.notebooks.test_lessons import ROOT, read_notebook

LIMITS = Limits(cpu_s=60, wall_s=600)


def test_every_kept_output_is_the_same_in_the_sandbox(lesson):
    course_lesson = Course(ROOT).lesson(lesson)
    notebook = read_notebook(course_lesson.source)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and not is_test(cell)]
    orders = [{"do": "run", "id": cell["id"], "source": cell.source} for cell in cells]
    with warmth_where_possible() as warmth:  # demonstrations use all of the lab
        hearing = warmth.hear(orders, course_lesson.files(), LIMITS)
    assert hearing.ended is None, hearing.stopped_at
    kept = {cell["id"]: cell.outputs for cell in cells if cell.outputs}
    assert kept
    for name, outputs in kept.items():
        assert shown(hearing.verdicts[name]["outputs"]) == shown(outputs), name


def shown(outputs) -> list:
    """Outputs as a reader sees them: without the count of executions, whose numbers hang on the cells before."""
    plain = json.loads(json.dumps(outputs))
    for output in plain:
        output.pop("execution_count", None)
    return plain


def test_the_source_notebook_gets_full_marks_sealed_as_in_a_kernel(lesson):
    """In a kernel all of its tests pass: nbval runs them (test_lessons)."""
    course_lesson = Course(ROOT).lesson(lesson)
    graded = grade_notebook(course_lesson, ROOT, course_lesson.source.read_bytes())
    failed = [grade_id(cell) for cell in graded.cells if is_test(cell) and cell.outputs]
    assert failed == []
