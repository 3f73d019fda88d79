"""Comparisons for test cells: strict where a mark depends on them, talkative where they teach."""

from course.check._bank import wrong_at
from course.check._calling import Call, calling, raises
from course.check._keys import equal_keys
from course.check._plain import plain
from course.check._same import difference, same
from course.check._seed import rng, seeded

__all__ = ["Call", "calling", "difference", "equal_keys", "plain", "raises", "rng", "same", "seeded", "wrong_at"]
