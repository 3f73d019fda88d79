"""What lesson 8's `rov` says of announcements, and what BIRD 2 says of them with the same ROAs."""

import random
from ipaddress import ip_network

import pytest

from tests.course.lab.routing import bird
from tests.notebooks.routing import LESSON, reference
from tests.tools import needs

pytestmark = [
    pytest.mark.long,
    pytest.mark.lesson(LESSON),
    needs("bird", package="bird2"),
    needs("unshare", package="util-linux"),
    needs("ip", package="iproute2"),
]
PREFIXES = [
    f"2001:db8:{part}::/{bits}" for part in ("0", "1", "10", "100", "8000") for bits in (36, 40, 44, 47, 48, 64)
]
NUMBERS = [64500, 64501, 6450]
SAID = {"not-found": "0", "valid": "1", "invalid": "2"}


def network(prefix):
    """The prefix with zeros behind its bits."""
    return str(ip_network(prefix, strict=False))


@pytest.mark.parametrize("seed", range(5))
def test_bird_judges_the_same(seed, tmp_path):
    draw, rov = random.Random(f"rov {seed}"), reference("rov")
    held = [network(prefix) for prefix in draw.sample(PREFIXES, 8)]
    roas = [
        (prefix, min(128, int(prefix.split("/")[1]) + draw.choice([0, 0, 1, 4, 16])), draw.choice(NUMBERS))
        for prefix in held
    ]
    told = "".join(f"route {prefix} max {most} as {number};" for prefix, most, number in roas)
    asked = sorted({network(prefix) for prefix in PREFIXES})
    with bird.Birds(tmp_path, {"r1": bird.router(1, 1, "", roas=told)}) as birds:
        birds.ask("r1", "enable signed")
        answers = {
            (prefix, number): birds.ask("r1", f"eval roa_check(papers, {prefix}, {number})").strip()[-1]
            for prefix in asked
            for number in NUMBERS
        }
    assert answers == {pair: SAID[rov(*pair, roas)] for pair in answers}
    assert {"1", "2"} <= set(answers.values())
