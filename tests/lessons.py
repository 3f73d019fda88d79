"""The project's own lessons, read once in a process, for tests that change nothing of them."""

from pathlib import Path

from classroom.lesson import Course, Lesson

ROOT = Path(__file__).parents[1]


class ReadOnce(Course):
    """A course whose lessons stay read."""

    def __init__(self, root: Path):
        super().__init__(root)
        self.known: dict[str, Lesson] = {}

    def lesson(self, name: str) -> Lesson:
        if name not in self.known:
            self.known[name] = super().lesson(name)
        return self.known[name]


COURSE = ReadOnce(ROOT)
