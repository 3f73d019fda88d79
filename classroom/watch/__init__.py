"""Grading on submission: what students hand in is collected, graded and answered, round after round."""

from classroom.watch.attempts import Attempts, span
from classroom.watch.loop import keep_watching
from classroom.watch.rounds import Round, Watch

__all__ = ["Attempts", "Round", "Watch", "keep_watching", "span"]
