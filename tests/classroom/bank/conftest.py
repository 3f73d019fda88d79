"""An exercise's stage and ground truth in this process: what the processes of `worker_pool` have each in their own."""

import pytest

from classroom.bank.bank import domain
from classroom.bank.case_runner import Stage
from classroom.lesson import Lesson
from tests.banked import write_banked


def stage(lesson: Lesson) -> Stage:
    return Stage(lesson, lesson.written_exercise("larger"), domain(lesson, "larger"))


@pytest.fixture
def written(tmp_path):
    """``written(domain=…, answers={name: source}, reference=…)`` writes the lesson, with these texts for its own."""

    def write(domain=None, answers=(), reference=None) -> Lesson:
        lesson = write_banked(tmp_path)
        if domain:
            (lesson.folder / "domains" / "larger.py").write_text(domain)
        for name, source in dict(answers).items():
            (lesson.folder / "answers" / "larger" / f"{name}.py").write_text(source)
        if reference:
            text = lesson.text.read_text()
            first, behind = text.index("    chosen = []"), text.index("    ### END SOLUTION")
            lesson.text.write_text(text[:first] + reference + text[behind:])
        return lesson

    return write
