"""Lesson 12's references, for tests that run them in the lab."""

from tests.notebooks import references as lessons

LESSON = "12-journey-of-a-request"


def references() -> dict:
    """All that the lesson's set-up and reference answers define."""
    return lessons.references(LESSON)
