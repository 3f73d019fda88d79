"""What a deployment that really runs answers is what its model says, sound and with every defect."""

import gc
from pathlib import Path
from random import Random

import pytest

from course.lab import Deployment, LabError, draw_deployment, modelled_probe, read_deployment
from course.lab.deployment._defects import DEFECTS, unseen, with_defect
from tests.course.lab.deployment.calls import calls

FILE = Path(__file__).parents[4] / "lessons/11-design-checklist/data/shop.yaml"


@pytest.fixture(scope="module")
def shop():
    config = read_deployment(FILE.read_text())
    with Deployment(config) as running:
        yield config, running


def differing(probe, model, config):
    answers = [(call, probe[call[0]](*call[1:]), model[call[0]](*call[1:])) for call in calls(config)]
    return [found for found in answers if found[1] != found[2]]


def test_sound(shop):
    config, running = shop
    running.change(config)
    assert differing(running.probe, modelled_probe(config), config) == []


@pytest.mark.parametrize("name", sorted(DEFECTS))
def test_with_a_defect(shop, name):
    config, running = shop
    said, drift, _ = with_defect(config, name, Random(name))
    running.change(said, drift)
    assert differing(running.probe, modelled_probe(said, drift), said) == []


@pytest.mark.parametrize(("compares", "origins"), [("begin", 2), ("end", 2), ("whole", 1)])
def test_with_origins_that_are_compared_by_hand(shop, compares, origins):
    config, running = shop
    named = ["https://shop.test", "null"][:origins]
    drift = [
        (("origins", "origin-2", "at", "/"), {"cors": {"origins": named, "credentials": True, "compares": compares}})
    ]
    running.change(config, drift)
    assert differing(running.probe, modelled_probe(config, drift), config) == []


@pytest.mark.parametrize("seed", range(2))
def test_of_another_shape(seed):
    config = draw_deployment(Random(seed))
    with Deployment(config) as running:
        assert differing(running.probe, modelled_probe(config), config) == []


def test_that_nobody_has_seen():
    config, drift = unseen(7)
    with Deployment(config, drift) as running:
        assert differing(running.probe, modelled_probe(config, drift), config) == []


def test_pages_come_through_the_edge_over_http2(shop):
    import httpx

    from course.lab.tls._contexts import client_context

    config, running = shop
    running.change(config)
    url = f"https://127.0.0.1:{running.port('edge-us', '203.0.113.20')}/app.js"
    context = client_context(running.ca_pem)
    with httpx.Client(verify=context, http2=True, trust_env=False) as client:
        answer = client.get(url, headers={"host": config["host"]}, extensions={"sni_hostname": config["host"]})
    assert (answer.http_version, answer.status_code, answer.headers["via"]) == ("HTTP/2", 200, "1.1 edge-us")
    assert "function buy" in answer.text


def test_a_burst_has_an_end(shop):
    config, running = shop
    for probe in (running.probe, modelled_probe(config)):
        with pytest.raises(ValueError, match="0 to 200 requests, not 201"):
            probe["burst"]("orders-db", 201)


def test_nobody_of_a_queue_goes_on_after_the_end(shop, caplog):
    gc.collect()
    caplog.clear()
    with Deployment(shop[0], [(("pools", "orders-db", "waiting"), None)]) as running:
        running.probe["burst"]("orders-db", 200)
    gc.collect()
    assert [one.message for one in caplog.records if one.name == "asyncio"] == []


def test_only_in_its_block(shop):
    outside = Deployment(shop[0])
    with pytest.raises(LabError, match="with block"):
        outside.probe["resolve"]("www.shop.test", "eu")
