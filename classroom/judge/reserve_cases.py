"""While a test is judged: the cases that it plays beyond its own, and what became of each."""

import contextlib
from collections import Counter
from collections.abc import Iterator

from classroom.judge.domain import domain_of
from classroom.judge.remote import Unreadable
from course.check import _bank

SERIES = "reserve"


class CaseLog:
    """Is told every outcome of one test. ``given`` is the order's share of the reserve, or None:

    ``exercise`` and ``domain``, the text of its domain; ``numbers`` of cases and the ``wanted`` digests.
    """

    def __init__(self, given: dict | None):
        self.given = given
        self.outcomes: dict[str, str] = {}
        self.wrong: Counter[str] = Counter()
        self.own = 0  # of the test's own cases that are wrong

    def more(self) -> Iterator[tuple]:
        if self.given is None:
            return
        domain = domain_of(self.given["exercise"], self.given["domain"])
        for number, wanted in zip(self.given["numbers"], self.given["wanted"], strict=True):
            case = domain.drawn(SERIES, number)
            yield f"r{number}", case, domain.numbers(case), wanted

    def hears(self, key: str, told: str, right: bool) -> None:
        self.outcomes[key] = _bank.digest(told)
        if not right:
            self.wrong[_how(told)] += 1
            self.own += key.startswith("b")

    def told(self) -> dict:
        """What the verdict says of the cases, if any were played: digests by case, whether only cases beyond the test's
        own are wrong, and how most of them are.
        """
        if not self.outcomes:
            return {}
        told = {"outcomes": self.outcomes, "beyond": bool(self.wrong) and not self.own}
        return told | ({"how": self.wrong.most_common(1)[0][0]} if self.wrong else {})


def _how(told: str) -> str:
    """A wrong outcome in one of the words that feedback has for it."""
    if told.startswith("raises "):
        return "raised"
    return "could not be read" if told == "cannot be read" else "wrong"


@contextlib.contextmanager
def logging_cases(given: dict | None) -> Iterator[CaseLog]:
    """Listen to the outcomes of one test, and add the reserve's cases to its own."""
    made = CaseLog(given)
    _bank.watchers.append(made)
    _bank.unreadable.append(Unreadable)
    try:
        yield made
    finally:
        _bank.watchers.remove(made)
        _bank.unreadable.remove(Unreadable)
