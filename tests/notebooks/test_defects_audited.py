"""Lesson 11's audit finds each of the lab's defects at its place and shows it, and nothing where nothing is."""

from random import Random

import pytest

from course.lab import draw_deployment, modelled_probe, unseen
from course.lab.deployment._defects import DEFECTS, with_defect
from tests.notebooks.design_checklist import LESSON, references

pytestmark = pytest.mark.lesson(LESSON)
SHAPES = [draw_deployment(Random(seed)) for seed in range(200)]


@pytest.fixture(scope="module")
def solved():
    return references()


def test_a_sound_deployment_has_no_finding(solved):
    for config in SHAPES:
        assert solved["audit"](solved["checks"], config, modelled_probe(config)) == []


@pytest.mark.parametrize("name", sorted(DEFECTS))
def test_a_defect_is_found_and_shown(solved, name):
    several = [config for config in SHAPES if min(len(config["edges"]), len(config["origins"])) > 1]
    for config in [config for config in several if "compress" in config["pages"].values()][:20]:
        said, drift, place = with_defect(config, name, Random(name))
        probe, sound = modelled_probe(said, drift), modelled_probe(config)
        assert solved["audit"](solved["checks"], said, probe) == [(DEFECTS[name].item, place)]
        calls = [call for _, check in solved["checks"] for _, _, call in check(said, probe)]
        assert all(probe[call[0]](*call[1:]) != sound[call[0]](*call[1:]) for call in calls)
        assert all(call[0] == "file" for call in calls) or DEFECTS[name].where != "file"


def test_two_or_three_items_of_what_nobody_has_seen(solved):
    for seed in range(60):
        config, drift = unseen(seed)
        pairs = solved["audit"](solved["checks"], config, modelled_probe(config, drift))
        assert len({item for item, _ in pairs}) in (2, 3), (seed, pairs)


def test_what_is_mended_and_started_anew_has_no_finding(solved):
    for seed in range(60):
        config, _ = unseen(seed)
        if config["objectives"]["failover_s"] is not None:
            mended = solved["mend"](config)
            left = solved["audit"](solved["checks"], mended, modelled_probe(mended))
            assert left in ([], [("pool", "database")]), (seed, left)


def test_a_seeded_defect_is_all_that_is_found_and_nothing_in_a_hurry(solved):
    for config in SHAPES:
        if max(len(config[section]) for section in ("edges", "origins", "services", "pools", "dns")) > 1:
            broken, (item, place, _) = solved["seed_defect"](config)
            probe = modelled_probe(broken)
            assert solved["audit"](solved["checks"], broken, probe) == [(item, place)]
            assert solved["audit"](solved["checks"], solved["hurried"](broken), probe) == []
