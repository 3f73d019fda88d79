"""Lesson 8's references."""

from tests.notebooks import references as lessons

LESSON = "08-routing"


def references() -> dict:
    """All that the lesson's set-up and reference answers define."""
    return lessons.references(LESSON)


def reference(name: str):
    return references()[name]
