"""Recordings, for notebooks that import this module; all of it is in `course.lab`, too."""

from course.lab.link._frames import Frame, frames
from course.lab.tcp._segments import Segment, segments

__all__ = ["Frame", "Segment", "frames", "segments"]
