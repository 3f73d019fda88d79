"""The sandbox's executor gives what a kernel gives: outputs that the source notebook keeps, made by nbclient."""

import json

import pytest

from classroom import grade
from classroom.build import read_notebook
from classroom.grade import prepare_job
from classroom.judge.session_pool import session_pool_where_possible
from classroom.lesson import grade_id, is_test
from classroom.sandbox.limits import Limits
from tests.lessons import COURSE, ROOT

LIMITS = Limits(cpu_s=60, wall_s=600)


@pytest.fixture(scope="session")
def demonstrating():
    """Sessions for demonstrations, which use all of the lab; once in each worker."""
    with session_pool_where_possible() as sessions:
        yield sessions


def test_every_kept_output_is_the_same_in_the_sandbox(demonstrating, lesson):
    course_lesson = COURSE.lesson(lesson)
    notebook = read_notebook(course_lesson.source)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and not is_test(cell)]
    orders = [{"do": "run", "id": cell["id"], "source": cell.source} for cell in cells]
    result = demonstrating.run(orders, course_lesson.files(), LIMITS)
    assert result.ended is None, result.stopped_at
    kept = {cell["id"]: cell.outputs for cell in cells if cell.outputs}
    assert kept
    for name, outputs in kept.items():
        assert shown(result.verdicts[name]["outputs"]) == shown(outputs), name


def shown(outputs) -> list:
    """Outputs as a reader sees them: without the count of executions, whose numbers hang on the cells before."""
    plain = json.loads(json.dumps(outputs))
    for output in plain:
        output.pop("execution_count", None)
    return plain


def test_the_source_notebook_gets_full_marks_sealed_as_in_a_kernel(lesson, monkeypatch):
    """In a kernel all of its tests pass: nbval runs them (test_lessons).

    Before anything is graded these answers warm the sessions up; what that would run is run here, once.
    """
    monkeypatch.setattr(grade, "warm_up", lambda *_: None)
    monkeypatch.setattr(prepare_job, "seed", lambda *_: prepare_job.REHEARSAL)
    course_lesson = COURSE.lesson(lesson)
    graded = grade.grade_notebook(course_lesson, ROOT, course_lesson.source.read_bytes())
    failed = [grade_id(cell) for cell in graded.cells if is_test(cell) and cell.outputs]
    assert failed == []
