"""The streams of a QUIC connection to the page, without HTTP, and what unpacks fields there."""

import pylsqpack
import pytest

from course.lab import Authorities, LabError, PageServer, qpack_fields

GET = b"\1\x14\0\0\xd1\xd7\x50\x09localhost\x51\3/00"
SETTINGS = b"\0\4\0"


@pytest.fixture(scope="module")
def server():
    with PageServer(seed=7) as server:
        yield server


def heard(peer):
    """All that came by stream, and which streams ended."""
    came, ended = {}, set()
    for stream, data, end in iter(peer.receive, None):
        came[stream] = came.get(stream, b"") + data
        ended |= {stream} if end else set()
        if 0 in ended:
            break
    return came, ended


def test_a_request_brings_an_answer_beside_the_streams_of_the_server(server):
    with server.dial_quic(silence=20) as peer:
        peer.send(2, SETTINGS, False)
        peer.send(0, GET, True)
        came, ended = heard(peer)
    assert ended == {0}
    assert [came[stream][:1] for stream in (3, 7, 11)] == [b"\0", b"\2", b"\3"]
    assert qpack_fields(came[0][2 : 2 + came[0][1]])[0] == (":status", "200")
    assert server.body("/00")[:100] in came[0]


def test_who_ends_the_control_stream_gets_no_answer(server):
    with server.dial_quic(silence=20) as peer:
        peer.send(2, SETTINGS, True)
        peer.send(0, GET, True)
        came, ended = heard(peer)
    assert 0 not in came
    assert ended == set()


def test_who_asks_for_nothing_hears_the_server_and_then_its_silence(server):
    with server.dial_quic(silence=0.2) as peer:
        came, _ = heard(peer)
    assert sorted(came) == [3, 7, 11]


def test_streams_that_are_not_the_clients_or_have_ended_are_refused(server):
    with server.dial_quic() as peer:
        with pytest.raises(ValueError, match="cannot open stream 1"):
            peer.send(1, b"", False)
        peer.send(0, GET, True)
        with pytest.raises(ValueError, match="stream 0 was ended"):
            peer.send(0, b"more", False)


def test_a_server_that_nobody_vouches_for_is_refused(server, monkeypatch):
    monkeypatch.setattr(PageServer, "ca_pem", Authorities().ca_pem)
    with pytest.raises(LabError, match=r"^no connection of QUIC: .*certificate"):
        server.dial_quic()


def test_fields_are_unpacked_without_a_table():
    fields = [(b":status", b"200"), (b"x-name", b"caf\xe9"), (b"empty", b"")]
    _, section = pylsqpack.Encoder().encode(0, fields)
    assert qpack_fields(section) == [(":status", "200"), ("x-name", "caf\xe9"), ("empty", "")]


@pytest.mark.parametrize("section", [b"", b"\2\0\x80", b"\0\0\x80", b"\0\0\x50\x09loc"])
def test_a_section_that_needs_a_table_or_is_cut_is_refused(section):
    with pytest.raises(ValueError, match="broken, or uses a dynamic table"):
        qpack_fields(section)
