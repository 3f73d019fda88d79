"""The lab's errors, for notebooks that import this module; they are names of `course.lab`, too."""

from course.lab.base._errors import LabError, NoRoute

__all__ = ["LabError", "NoRoute"]
