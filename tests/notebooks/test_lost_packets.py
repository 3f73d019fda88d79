"""Lesson 7's `finish_times` against real loads of the page: which objects one lost packet makes late."""

import random

import pytest

from course.lab import PageServer
from tests.notebooks.routing import references

LESSON = "07-http-versions"
pytestmark = pytest.mark.lesson(LESSON)
SEEDS = [pytest.param(seed, marks=[pytest.mark.long] if seed else []) for seed in range(20)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_model_says_which_objects_a_lost_packet_makes_late(seed):
    finish_times, lost = references(LESSON)["finish_times"], random.Random(f"lost {seed}").randrange(5, 120)
    with PageServer(seed=seed) as server:
        for version in ("h1", "h2", "h3"):
            load = server.load(version, delay=10, lost=lost)
            smooth = finish_times(version, load.packets, set(), load.repeat)
            rough = finish_times(version, load.packets, load.lost, load.repeat)
            assert smooth.keys() - {""} == server.objects.keys()
            assert {name for name in smooth if rough[name] > smooth[name]} == load.late
