"""What a student is told instead of a traceback."""


class DeskError(Exception):
    """A sentence for the student, who can do something about it."""
