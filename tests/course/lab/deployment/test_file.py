"""A deployment's file is read as it was meant, and every mistake is told by its line."""

import re
from pathlib import Path
from random import Random

import pytest
import yaml

from course.lab import draw_deployment, read_deployment

TEXT = (Path(__file__).parents[4] / "lessons/11-design-checklist/data/shop.yaml").read_text()


def line_of(part):
    return 1 + TEXT[: TEXT.index(part)].count("\n")


def test_what_was_written_is_read():
    for seed in range(60):
        config = draw_deployment(Random(seed))
        assert read_deployment(yaml.safe_dump(config, sort_keys=False)) == config


def test_the_lesson_s_file():
    config = read_deployment(TEXT)
    assert config["pools"] == {"orders-db": {"address": "10.0.3.1", "size": 6, "waiting": 8, "busy": 4}}
    assert [*config["edges"]] == ["edge-eu", "edge-us"]


@pytest.mark.parametrize(
    ("was", "put", "told"),
    [
        ("near: eu", "near: mars", "edges.edge-eu.near: 'mars' is none of eu, us, ap"),
        ("size: 6", "size: six", "pools.orders-db.size: 'six' is not a whole number from 1 to 1000"),
        ("size: 6", "size: 0", "pools.orders-db.size: 0 is not a whole number from 1 to 1000"),
        ("size: 6", "size: yes", "pools.orders-db.size: True is not a whole number from 1 to 1000"),
        ("keep_alive: true", "keep_alive: often", "services.orders.keep_alive: 'often' is neither"),
        (
            "certificate: managed",
            "certificates: managed",
            "edges.edge-eu.certificates: is not known here",
        ),
        ("address: 10.0.1.1", "address: 10.0.1.256", "origins.origin-1.address: '10.0.1.256' is no IP address"),
        (
            "address: 10.0.1.1",
            "address: 10.0.1.1\n    address: 10.0.1.9",
            "origins.origin-1.address: stands here",
        ),
        ("protocols: [h2, http/1.1]", "protocols: h2", "edges.edge-eu.protocols: should be a list, such as [a, b]"),
        ("protocols: [h2, http/1.1]", "protocols: []", "edges.edge-eu.protocols: should hold at least 1"),
        ("host: www.shop.test", "host: [a]", "host: should be one plain value"),
        ("database: {connections: 15}", "database: 15", "database: should be a section: names with a colon"),
    ],
)
def test_a_mistake_is_told_by_its_line(was, put, told):
    with pytest.raises(ValueError, match=r"^line \d+: ") as caught:
        read_deployment(TEXT.replace(was, put, 1))
    lines = [number for number, message in map(parted, str(caught.value).split("\n")) if message.startswith(told)]
    assert lines == [line_of(was) + put.count("\n")]


def parted(mistake):
    line, message = mistake.split(": ", 1)
    return int(line.removeprefix("line ")), message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the file is empty"),
        ("- a\n", "line 1: the file: should be a section"),
        ("host: [\n", "line 2: no YAML"),
        ("host: !!python/object:os.system x\n", "line 1: host: "),
        (TEXT.replace("host: www", "host: api"), "dns: has no record of the host, api.shop.test"),
        (TEXT.replace("near: us", "near: eu"), "edges: two edges are near the same place"),
        (TEXT.replace("10.0.1.2", "10.0.1.1"), "10.0.1.1 belongs to two machines"),
        (TEXT.replace("search:", "origin-1:"), "origin-1 is the name of two places"),
        ("a" * 100_001, "at most 100000 characters"),
    ],
)
def test_what_cannot_be_a_deployment(text, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        read_deployment(text)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(ValueError, match=r"^line \d+: .*\nline \d+: [^\n]*$"):
        read_deployment(TEXT.replace("near: us", "near: mars").replace("size: 6", "size: -1"))


def test_a_section_that_is_missing():
    with pytest.raises(ValueError, match=r"the file: database is missing"):
        read_deployment(TEXT.replace("database: {connections: 15}\n", ""))
