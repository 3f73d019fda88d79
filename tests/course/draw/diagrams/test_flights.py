import pytest

from course.draw import flights
from course.lab.events import Dropped, Flight
from tests.course.draw.reading import SVG, root, words

TRACE = [
    Flight(0, "client", "ClientHello", bytes(247)),
    Flight(1, "server", "ServerHello, Finished", bytes(1)),
    Flight(2, "client", "Finished, request", bytes(80)),
]


def test_each_flight_says_what_it_holds():
    told = words(flights(TRACE)).split("\n")
    for text in ("ClientHello", "ServerHello, Finished", "Finished, request"):
        assert text in told


def test_arrows_point_to_who_receives():
    tips = [shape.get("d").split()[1] for shape in root(flights(TRACE)).iter(f"{SVG}path")]
    assert tips == ["760", "60", "760"]


def test_the_alternative_text_counts_what_the_request_waits_for():
    assert flights(TRACE).alt == (
        "2 flights before the last one, which has the request: client sends ClientHello, "
        "server sends ServerHello, Finished and client sends Finished, request."
    )


def test_early_data_waits_for_no_flight():
    early = [Flight(0, "client", "ClientHello, request", bytes(9)), *TRACE[1:2], Flight(2, "client", "Finished", b"x")]
    assert flights(early).alt.startswith("0 flights before the one with the request: client sends ClientHello, request")


def test_without_flights_there_is_nothing_to_draw():
    with pytest.raises(ValueError, match="no flight"):
        flights([Dropped(0, 0, "ns", "192.0.2.1", "udp", "silent")])
