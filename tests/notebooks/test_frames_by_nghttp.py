"""Lesson 7's `read_frames` and `decode` on what nghttp and h2load send and get, against what the two say themselves."""

import re
import socket
import subprocess
from contextlib import contextmanager, suppress
from threading import Thread

import pytest

from course.lab import PageServer
from tests.notebooks.references import references
from tests.tools import needs, which

LESSON = "07-http-versions"
PREFACE = 24  # bytes
TYPES = ["DATA", "HEADERS", "PRIORITY", "RST_STREAM", "SETTINGS", "PUSH_PROMISE", "PING", "GOAWAY", "WINDOW_UPDATE"]
FRAME = re.compile(r"(recv|send) (\w+) frame <length=(\d+), flags=0x(\w\w), stream_id=(\d+)>")
FIELD = re.compile(r"recv \(stream_id=\d+\) (:?[^:]+): (.*)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
pytestmark = pytest.mark.lesson(LESSON)


@pytest.fixture(scope="module")
def answers():
    return references(LESSON)


@pytest.fixture(scope="module")
def server():
    with PageServer(seed=7) as server:
        yield server


@contextmanager
def overheard(address, connections):
    """A port that leads to ``address``, and a list of what each connection said, [from the client, from the server]."""
    said = [[bytearray(), bytearray()] for _ in range(connections)]

    def copy(source, target, kept):
        with suppress(OSError):
            while data := source.recv(65536):
                kept += data
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def serve(one):
        client, _ = entry.accept()
        with client, socket.create_connection(address) as server:
            back = Thread(target=copy, args=(server, client, one[1]))
            back.start()
            copy(client, server, one[0])
            back.join()

    with socket.create_server(("127.0.0.1", 0)) as entry:
        threads = [Thread(target=serve, args=(one,), daemon=True) for one in said]
        for thread in threads:
            thread.start()
        yield entry.getsockname()[1], said
        for thread in threads:
            thread.join()


def told(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return COLOURS.sub("", done.stdout)


def heads(frames):
    return [(TYPES[kind], len(payload), flags, stream) for kind, flags, stream, payload in frames]


def fields_of(answers, frames):
    """The fields of all whole blocks, one list each, as `decode` unpacks them in turn."""
    entries, limit, found = [], 4096, []
    for kind, _, _, payload in frames:
        if kind == 1:
            fields, entries, limit = answers["decode"](payload, entries, limit)
            found.append(fields)
    return found


@needs("nghttp", package="nghttp2-client")
def test_nghttp_has_seen_the_same_frames_and_fields(answers, server):
    with overheard(server.h2c, 1) as (port, [said]):
        url = f"http://127.0.0.1:{port}"
        told_by_nghttp = told([which("nghttp"), "-nv", f"{url}/12", f"{url}/00", f"{url}/nothing"])
    (sent, _), (got, rest) = answers["read_frames"](bytes(said[0][PREFACE:])), answers["read_frames"](bytes(said[1]))
    lines = [
        (way, name, int(size), int(flags, 16), int(at)) for way, name, size, flags, at in FRAME.findall(told_by_nghttp)
    ]
    assert heads(got) == [tuple(frame) for way, *frame in lines if way == "recv"]
    assert heads(sent) == [tuple(frame) for way, *frame in lines if way == "send"]
    assert rest == b""
    fields = [field for block in fields_of(answers, got) for field in block]
    assert fields == FIELD.findall(told_by_nghttp)
    assert [value for name, value in fields if name == ":status"] == ["200", "200", "404"]


@needs("h2load", package="nghttp2-client")
def test_h2load_has_counted_the_same_requests_answers_and_bytes(answers, server):
    with overheard(server.h2c, 2) as (port, said):
        command = [which("h2load"), "--requests=60", "--clients=2", "--max-concurrent-streams=10"]
        told_by_h2load = told([*command, f"http://127.0.0.1:{port}/12"])
    assert "60 succeeded" in told_by_h2load
    came = [answers["read_frames"](bytes(back))[0] for _, back in said]
    asked = [answers["read_frames"](bytes(forth[PREFACE:]))[0] for forth, _ in said]
    assert [sum(kind == 1 for kind, *_ in frames) for frames in asked] == [30, 30]
    statuses = [dict(fields)[":status"] for frames in came for fields in fields_of(answers, frames)]
    assert statuses == ["200"] * 60
    data = sum(len(payload) for frames in came for kind, _, _, payload in frames if kind == 0)
    assert data == int(re.search(r"\((\d+)\) data", told_by_h2load)[1]) == 60 * server.objects["/12"]
