"""Whole messages over a socketpair."""

import socket
import threading

import pytest

from classroom.judge.channel import HEADER, MAX_MESSAGE, Channel, Closed


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours), Channel(theirs)


@pytest.mark.parametrize("text", [b"", b"x", b"\x00" * 300, b"y" * 1_000_000], ids=len)
def test_a_message_arrives_whole(ends, text):
    here, there = ends
    sender = threading.Thread(target=here.send, args=(text,))
    sender.start()
    assert there.receive() == text
    sender.join(20)


def test_messages_of_several_threads_do_not_mix(ends):
    here, there = ends
    texts = [bytes([n]) * 100_000 for n in range(6)]
    threads = [threading.Thread(target=here.send, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    assert sorted(there.receive() for _ in texts) == texts
    for thread in threads:
        thread.join(20)


def test_messages_keep_their_order(ends):
    here, there = ends
    for text in (b"one", b"", b"three"):
        here.send(text)
    assert [there.receive() for _ in range(3)] == [b"one", b"", b"three"]


def test_the_end_of_the_other_side_is_told_to_both_directions(ends):
    here, there = ends
    there.close()
    with pytest.raises(Closed, match="the other side has ended"):
        here.receive()
    with pytest.raises(Closed, match="the other side has ended"):
        here.send(b"x")


@pytest.mark.parametrize("sent", [b"\x00", b"\x00\x00\x00\x05", b"\x00\x00\x00\x05abc"])
def test_a_message_cut_short_is_the_end(ends, sent):
    here, there = ends
    there.sock.sendall(sent)
    there.close()
    with pytest.raises(Closed):
        here.receive()


def test_a_message_beyond_the_cap_is_refused_at_its_length(ends):
    here, there = ends
    there.sock.sendall(HEADER.pack(MAX_MESSAGE + 1))
    with pytest.raises(Closed, match=f"a message of {MAX_MESSAGE + 1} bytes"):
        here.receive()
    with pytest.raises(Closed):
        there.receive()


def test_a_closed_channel_is_closed_for_its_owner_too(ends):
    here, _ = ends
    here.close()
    with pytest.raises(Closed):
        here.send(b"x")
    with pytest.raises(Closed):
        here.receive()
