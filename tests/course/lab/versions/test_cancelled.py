"""Cancelled requests: the server works for nobody, and closes at one too many."""

import pytest

from course.lab import PageServer


@pytest.fixture(scope="module")
def server():
    with PageServer() as server:
        yield server


def test_a_hundred_cancelled_requests_are_run_to_their_end(server):
    found = server.cancel(100)
    assert (found.asked, found.started, found.ended) == (100, 100, 100)
    assert found.size == 100 * server.objects["/00"]
    assert (found.alive, found.goaway) == (True, None)


def test_one_too_many_closes_the_connection(server):
    found = server.cancel(101)
    assert not found.alive
    assert found.goaway == (1, 199), "PROTOCOL_ERROR, and the number of the hundredth stream"


def test_the_server_survives_it(server):
    server.cancel(101)
    assert server.cancel(1).alive
    assert server.load("h2", delay=1, rate=None).finished


@pytest.mark.parametrize("requests", [0, 102])
def test_the_lab_is_guarded(server, requests):
    with pytest.raises(ValueError, match="1 to 101"):
        server.cancel(requests)
