"""The kinds of faults that a name server can have, in words: the keys of `KINDS` are what `Fault` takes."""

from course.lab.dns._faults import KINDS, OVER, Fault

__all__ = ["KINDS", "OVER", "Fault"]
