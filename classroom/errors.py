"""What went wrong, in a sentence for the person at the command line."""


class CourseError(Exception):
    """Bad input: the text says what is wrong and what to do. Nothing has been changed."""
