"""A browser's own words as loads."""

import json

import pytest

from course.lab import LabError, recorded_loads

ENTRY = {
    "object": "/00",
    "protocol": "h2",
    "size": 70,
    "connected": 0,
    "start": 50,
    "request": 60,
    "first": 90,
    "end": 95,
}


def test_times_are_seconds_since_the_first_object_was_asked_for(tmp_path):
    file = tmp_path / "browser.json"
    later = ENTRY | {"object": "/01", "start": 55, "end": 150}
    file.write_text(json.dumps({version: [ENTRY, later] for version in ("h1", "h2", "h3")}))
    loads = recorded_loads(file)
    assert [load.version for load in loads] == ["h1", "h2", "h3"]
    assert loads[0].finished == {"/00": 0.045, "/01": 0.1}
    assert loads[1].seconds == 0.1
    told = [(event.what, event.s, event.size) for event in loads[2].events if event.object == "/00"]
    assert told == [("request", 0.01, 0), ("delivered", 0.04, 0), ("delivered", 0.045, 0), ("done", 0.045, 70)]


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"h1": []}', '{"h1": [{"start": 1}]}'])
def test_another_file_is_refused_by_name(tmp_path, text):
    file = tmp_path / "other.json"
    file.write_text(text)
    with pytest.raises(LabError, match="is no recording"):
        recorded_loads(file)
