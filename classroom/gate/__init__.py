"""The one gate: every rule that a lesson must keep, tried on the lesson itself."""

from classroom.gate.answers import check_answers, check_cost
from classroom.gate.cells import check_test_cells
from classroom.gate.files import check_files
from classroom.gate.finding import Finding, Report
from classroom.gate.hearings import Hearer
from classroom.gate.mutants import check_mutants, check_score
from classroom.gate.prose import check_prose
from classroom.judge.hearing import Warmth
from classroom.lesson import Lesson

__all__ = ["Finding", "Report", "inspect"]


def inspect(lesson: Lesson, warmth: Warmth, told=lambda text: None) -> Report:
    """All findings on one lesson; ``told`` hears what is being looked at."""
    report = Report(lesson.name)
    told("files")
    report.findings += check_files(lesson)
    report.findings += check_prose(lesson)
    hearer = Hearer(lesson, warmth)
    for exercise in lesson.exercises:
        told(exercise.name)
        report.findings += check_test_cells(exercise)
        report.findings += check_answers(exercise, hearer)
        told(f"{exercise.name}: mutants")
        check_mutants(exercise, hearer, lesson.folder / "answers", report)
    report.findings += check_cost(lesson, hearer)
    report.findings += check_score(report)
    return report
