"""What became of one submission."""

from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True)
class Graded:
    """Which tests passed, the beliefs behind failures, what had to be told; or the ``reason`` why there are no new
    marks. ``known`` says that it had been graded before, from all the same.
    """

    student: str
    passed: dict[str, bool]
    beliefs: dict[str, str]
    endings: dict[str, str]
    notes: tuple[str, ...]
    reason: str | None = None
    known: bool = False

    @classmethod
    def without_marks(cls, student: str, reason: str) -> "Graded":
        return cls(student, {}, {}, {}, (), reason)

    @classmethod
    def as_known(cls, told: dict) -> "Graded":
        """From what `told` gave."""
        return cls(**told | {"notes": tuple(told["notes"]), "known": True})

    def with_rest_of(self, old: "Graded", outputs: dict[str, list], only: frozenset[str]) -> "Graded":
        """Of tests beside ``only`` what was known of them: they passed where they have put out nothing."""
        passed = {test: not put_out for test, put_out in outputs.items() if test not in only}
        beliefs = {test: belief for test, belief in old.beliefs.items() if test in passed}
        endings = {test: ending for test, ending in old.endings.items() if test in passed}
        return replace(
            self, passed=passed | self.passed, beliefs=beliefs | self.beliefs, endings=endings | self.endings
        )

    def told(self) -> dict:
        return asdict(replace(self, known=False))


def printable(text: str) -> str:
    """Text that can be written anywhere: names of files and JSON may hold halves of surrogate pairs, here ``?``."""
    return text.encode("utf-8", "replace").decode()
