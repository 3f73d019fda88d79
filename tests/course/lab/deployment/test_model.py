"""Models of checks find nothing where nothing is wrong, and defects are where they say they are."""

from collections import Counter
from random import Random

import pytest

from course.lab import CHECKLIST, MODEL_CHECKS, draw_deployment, modelled_probe
from course.lab.deployment._defects import DEFECTS, unseen, with_defect
from course.lab.deployment._model import at, running
from tests.course.lab.deployment.calls import calls


def shapes():
    for seed in range(300):
        yield draw_deployment(Random(seed))


def test_a_sound_deployment_has_no_finding():
    for config in shapes():
        probe = modelled_probe(config)
        assert [found for check in MODEL_CHECKS.values() for found in check(config, probe)] == []


def test_every_item_has_two_defects():
    counts = Counter(defect.item for defect in DEFECTS.values())
    assert set(counts) == set(CHECKLIST)
    assert min(counts.values()) >= 2
    assert len(DEFECTS) >= 24
    assert {defect.where for defect in DEFECTS.values()} == {"file", "machines", "both"}


def suiting():
    """A shape in which a defect can be seen: entries differ only where there are several."""
    return next(
        c for c in shapes() if min(len(c["edges"]), len(c["origins"])) > 1 and "compress" in c["pages"].values()
    )


@pytest.mark.parametrize("name", sorted(DEFECTS))
def test_a_defect_shows_where_it_is_said_to(name):
    config = suiting()
    said, drift, _ = with_defect(config, name, Random(name))
    probe, sound = modelled_probe(said, drift), modelled_probe(config)
    asked = [call for call in calls(config) + calls(said) if call[0] != "file"]
    shows = any(probe[call[0]](*call[1:]) != sound[call[0]](*call[1:]) for call in asked)
    assert {"file": said != config, "probe": shows} == {
        "file": DEFECTS[name].where != "machines",
        "probe": DEFECTS[name].where != "file",
    }


@pytest.mark.parametrize("name", sorted(name for name, told in DEFECTS.items() if told.item in MODEL_CHECKS))
def test_models_find_their_defects(name):
    said, drift, place = with_defect(suiting(), name, Random(name))
    found = {check: MODEL_CHECKS[check](said, modelled_probe(said, drift)) for check in MODEL_CHECKS}
    calls = found.pop(DEFECTS[name].item)
    assert [pair[:2] for pair in calls] == [(DEFECTS[name].item, place)]
    assert not any(found.values())


def test_nobody_has_seen_it_twice():
    assert unseen(1) == unseen(1)
    assert unseen(1) != unseen(2)
    for seed in range(40):
        config, drift = unseen(seed)
        probe = modelled_probe(config, drift)
        assert probe["file"]("host") == config["host"]


def test_what_nobody_has_seen_can_be_mended():
    for seed in range(300):
        config, _ = unseen(seed)
        busy = sum(pool["busy"] for pool in config["pools"].values())
        assert busy * len(config["origins"]) <= config["database"]["connections"], seed


def test_drift_leaves_the_file_alone():
    config = draw_deployment(Random(0))
    before = repr(config)
    changed = running(config, [(("edges", "edge-eu", "at", "203.0.113.10", "versions"), ["TLSv1.0"])])
    assert repr(config) == before
    assert at(changed, ("edges", "edge-eu", "at", "203.0.113.10")) == {"versions": ["TLSv1.0"]}


def test_answers_belong_to_whoever_asks():
    probe = modelled_probe(draw_deployment(Random(0)))
    probe["file"]("edges", "edge-eu", "addresses").clear()
    probe["resolve"]("www.shop.test", "eu")["addresses"].clear()
    assert probe["file"]("edges", "edge-eu", "addresses")
    assert probe["resolve"]("www.shop.test", "eu")["addresses"]
