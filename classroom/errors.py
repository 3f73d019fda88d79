"""What went wrong, in a sentence for the person at the command line."""


class CourseError(Exception):
    """Bad input: the text says what is wrong and what to do. Nothing has been changed."""


class SubmissionError(CourseError):
    """One submission cannot be graded: the text says why. It is nobody else's matter."""


class Stopped(KeyboardInterrupt):
    """A signal ended a run; the text is a sentence, or the signal's name."""
