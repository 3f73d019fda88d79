"""Lesson 7's client over HTTP/3 against hypercorn, byte by byte over a real connection of QUIC."""

import pytest

from course.lab import PageServer, qpack_fields
from tests.notebooks.references import references

LESSON = "07-http-versions"
pytestmark = pytest.mark.lesson(LESSON)


@pytest.fixture(scope="module")
def talk_h3():
    return references(LESSON)["talk_h3"]


def test_objects_of_the_page_come_from_hypercorn(talk_h3):
    with PageServer(seed=3) as server:
        for path in [*list(server.objects)[:5], "/nowhere"]:
            with server.dial_quic(silence=20) as peer:
                status, body = talk_h3(peer.send, peer.receive, qpack_fields, path)
            assert (status, body) == ((200, server.body(path)) if path in server.objects else (404, body))
