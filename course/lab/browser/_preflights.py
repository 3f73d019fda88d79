"""Answers to preflights that a browser keeps, so that it need not ask again."""

from collections.abc import Callable
from dataclasses import dataclass

USUAL = 5  # seconds, where an answer says nothing (Fetch, CORS-preflight fetch)


@dataclass(slots=True)
class Kept:
    answer: dict
    credentials: bool  # of the request that it was asked for
    end: float


class Preflights:
    """One answer for each origin and URL, as Chromium keeps them; ``longest`` seconds at most.

    Whether a kept answer covers a request is for ``passes`` to say, as of a new one.
    """

    def __init__(self, passes: Callable[[dict, dict], bool], longest: float):
        self._passes, self._longest = passes, longest
        self._kept: dict[tuple[str, str], Kept] = {}

    def cover(self, request: dict, now: float) -> bool:
        """Whether ``request`` may go without asking."""
        kept = self._kept.get((request["origin"], request["url"]))
        if kept is None or kept.end <= now or (request["credentials"] and not kept.credentials):
            return False
        return self._passes({**request, "credentials": kept.credentials}, kept.answer)

    def keep(self, request: dict, answer: dict, now: float) -> None:
        kept = Kept(answer, request["credentials"], now + min(_age(answer["headers"]), self._longest))
        self._kept[request["origin"], request["url"]] = kept

    def forget(self, request: dict) -> None:
        self._kept.pop((request["origin"], request["url"]), None)


def _age(headers):
    said = next((value for name, value in headers if name == "access-control-max-age"), "")
    if not said.removeprefix("-").isdecimal():
        return USUAL
    return max(0, int(said))
