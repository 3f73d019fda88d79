"""What the lab's browser does with lesson 9's decisions, and what Chromium does in the same exchanges."""

from functools import cache
from pathlib import Path

import pytest

from course.lab import LiveWeb, Web
from tests.course.lab.browser.chromium import Chromium
from tests.course.lab.browser.exchanges import ORIGINS, SORTS, draw
from tests.course.lab.browser.playing import in_chromium, in_the_lab, serve
from tests.course.lab.browser.telling import telling
from tests.notebooks.references import FOLDER, references
from tests.tools import needs

LESSON = "09-cors"
DECISIONS = ("same_origin", "preflight", "passes", "may_read")
DRAWN = 198
EXCHANGES = [draw(number) for number in range(DRAWN)] + telling()
ANSWERS = FOLDER / "lessons" / LESSON / "answers"
UNTOLD = {
    # Addresses are made alike before they are compared, and nobody is asked about "null".
    *("wrong_case_counts", "wrong_default_port_differs", "wrong_final_dot_is_nothing", "wrong_user_counts"),
    "wrong_null_is_null",
    "wrong_scheme_ignored",  # two schemes on one port
    # Chromium joins fields before it judges them, so that no more than 128 characters of a name ever count.
    *("wrong_1024_is_too_much", "wrong_names_count_too", "wrong_names_only_what_is_too_much"),
    *("wrong_no_limit_of_all", "wrong_unsafe_counts_too"),
    "wrong_what_is_listed_is_there",  # what is not there is not shown
    "wrong_star_covers_authorization",  # see what Chromium does otherwise
}
pytestmark = [pytest.mark.long, pytest.mark.lesson(LESSON), needs("chromium", package="chromium")]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What came of each exchange in Chromium, in one run."""
    plan = {}
    with LiveWeb() as web:
        serve(web, ORIGINS, plan)
        with Chromium(web, ORIGINS, tmp_path_factory.mktemp("profile")) as chromium:
            return [in_chromium(web, plan, exchange, chromium) for exchange in EXCHANGES]


def with_answer(path: Path | None = None) -> dict:
    """The reference's decisions, one of them perhaps in another's version."""
    space = references(LESSON)
    if path is not None:
        exec(path.read_text("utf-8"), space)
    return {name: space[name] for name in DECISIONS}


@cache
def lab():
    web, plan = Web(), {}
    serve(web, ORIGINS, plan)
    return web, plan


def differing(seen, decisions, exchanges=EXCHANGES):
    """Exchanges and steps in which the lab's browser does otherwise: both outcomes."""
    web, plan = lab()
    return [
        (exchange["steps"][at], got, want)
        for exchange, wanted in zip(exchanges, seen, strict=True)
        for at, (got, want) in enumerate(zip(in_the_lab(web, plan, exchange, decisions), wanted, strict=True))
        if got != want
    ]


def sort_of(at):
    return SORTS[at % len(SORTS)].__name__ if at < DRAWN else "telling"


@pytest.mark.parametrize("sort", sorted({sort_of(at) for at in range(len(EXCHANGES))}))
def test_chromium_sends_and_shows_the_same(seen, sort):
    """Which requests arrive, in which order, with which Origin, cookies and questions; what script is shown."""
    chosen = [at for at in range(len(EXCHANGES)) if sort_of(at) == sort]
    found = differing([seen[at] for at in chosen], with_answer(), [EXCHANGES[at] for at in chosen])
    assert found == []


def test_the_exchanges_come_out_in_all_ways(seen):
    steps = [step for exchange in seen for step in exchange]
    asked = [step for step in steps if step["arrived"] and step["arrived"][0][4]]
    straight = [step for step in steps if step["arrived"] and not step["arrived"][0][4]]
    counts = {
        "refused": sum(len(step["arrived"]) == 1 for step in asked),
        "asked and read": sum(bool(step["status"]) for step in asked),
        "straight and read": sum(bool(step["status"]) for step in straight),
        "straight, done and not read": sum(not step["status"] for step in straight),
        "with cookies": sum(any(arrival[3] for arrival in step["arrived"]) for step in steps),
        "from nowhere": sum(any(arrival[2] == "null" for arrival in step["arrived"]) for step in steps),
        "with all fields": sum("x-one" in step["fields"] and "x-two" in step["fields"] for step in steps),
        "nothing sent": sum(not step["arrived"] for step in steps),
    }
    assert min(counts.values()) >= 8, counts


def beliefs():
    """Wrong answers to the four decisions that an engineer may believe in."""
    return [path for name in DECISIONS for path in sorted((ANSWERS / name).glob("wrong_*.py"))]


@pytest.mark.parametrize("path", beliefs(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_chromium_contradicts_each_wrong_belief(seen, path):
    """But for those about what no browser asks, or what Chromium believes, too."""
    assert bool(differing(seen, with_answer(path))) is (path.stem not in UNTOLD)
