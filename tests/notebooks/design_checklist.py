"""Lesson 11's references, for tests that hold them against the lab and against real servers."""

from tests.notebooks import references as lessons

LESSON = "11-design-checklist"


def references() -> dict:
    """All that the lesson's set-up and reference answers define, and ``checks``: the ten by item."""
    space = lessons.references(LESSON)
    return space | {"checks": space["all_checks"]()}
