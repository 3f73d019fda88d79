"""Lesson 7's client, its frames, its HPACK: held against hypercorn, nghttpd, nginx and the package hpack."""

import random
import socket
import subprocess
import time
from contextlib import closing, contextmanager, suppress

import pytest
from hpack import Encoder, NeverIndexedHeaderTuple

from course.lab import PageServer
from tests.notebooks.references import references
from tests.tools import needs, which

LESSON = "07-http-versions"
PATIENCE_S = 20
REFUSED_STREAM = b"\0\0\0\7"
pytestmark = pytest.mark.lesson(LESSON)


@pytest.fixture(scope="module")
def answers():
    return references(LESSON)


def fetched(answers, connected, path, reply=None):
    """What the reference's `talk` gets over a socket, and how many bytes of DATA came."""
    came = []

    def receive():
        try:
            came.append(connected.recv(65536))
        except TimeoutError:
            came.append(b"")
        return came[-1]

    with closing(connected):
        connected.settimeout(0.5 if reply else PATIENCE_S)
        told = answers["talk"].__globals__
        kept, told["reply"] = told["reply"], reply or told["reply"]
        try:
            got = answers["talk"](connected.sendall, receive, answers["decode"], path)
        except ConnectionError:
            got = None
        finally:
            told["reply"] = kept
    frames, _ = answers["read_frames"](b"".join(came))
    return got, sum(len(payload) for kind, _, _, payload in frames if kind == 0)


def without_windows(frame):
    """A reply that pays nothing: neither ACKs nor windows."""
    return []


def test_every_object_of_the_page_comes_from_hypercorn(answers):
    with PageServer(seed=3) as server:
        for path, size in list(server.objects.items())[:5]:
            got, data = fetched(answers, socket.create_connection(server.h2c), path)
            assert got == (200, server.body(path))
            assert data == size
        got, _ = fetched(answers, socket.create_connection(server.h2c), "/nowhere")
        assert got[0] == 404


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "large").write_bytes(random.Random("large").randbytes(300_000))
    return tmp_path


@contextmanager
def running(command, connect):
    """A server process, once it takes connections."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                connect().close()
                break
            except OSError:
                assert process.poll() is None, process.stderr.read()
                assert time.monotonic() < deadline, "the server takes no connections"
        yield
    finally:
        process.terminate()
        process.communicate()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def large_answer(answers, connect, folder):
    whole, data = fetched(answers, connect(), "/large")
    assert whole == (200, (folder / "large").read_bytes())
    assert data == 300_000
    assert fetched(answers, connect(), "/nowhere")[0][0] == 404
    assert fetched(answers, connect(), "/large", without_windows) == (None, 65535)
    assert refused(answers, connect()) == [(3, 201, REFUSED_STREAM)]


def refused(answers, connected):
    """What comes back as RST_STREAM or GOAWAY when the 101st stream is opened while a hundred are open."""
    frames = [(4, 0, 0, b""), *((1, 5, 2 * n + 1, answers["get_block"]("/large")) for n in range(101))]
    with closing(connected):
        connected.settimeout(0.5)
        connected.sendall(answers["PREFACE"] + b"".join(map(answers["write_frame"], frames)))
        came = b""
        with suppress(TimeoutError):
            while data := connected.recv(65536):
                came += data
    return [
        (kind, stream, payload[-4:]) for kind, _, stream, payload in answers["read_frames"](came)[0] if kind in (3, 7)
    ]


@needs("nghttpd", package="nghttp2-server")
def test_nghttpd_serves_it_and_falls_silent_without_windows(answers, folder):
    port = free_port()

    def connect():
        return socket.create_connection(("127.0.0.1", port))

    with running([which("nghttpd"), "--no-tls", "--address=127.0.0.1", f"--htdocs={folder}", str(port)], connect):
        large_answer(answers, connect, folder)


NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{ listen unix:{folder}/web http2; root {folder}; http2_max_concurrent_streams 100; }}
}}
"""


@needs("nginx", package="nginx")
def test_nginx_serves_it_and_falls_silent_without_windows(answers, folder):
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder))

    def connect():
        web = socket.socket(socket.AF_UNIX)
        try:
            web.connect(str(folder / "web"))
        except OSError:
            web.close()
            raise
        return web

    with running([which("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")], connect):
        large_answer(answers, connect, folder)


@pytest.mark.parametrize("huffman", [False, True], ids=["plain", "huffman"])
@pytest.mark.parametrize("seed", range(6))
def test_blocks_of_the_package_hpack_are_unpacked_with_its_table(answers, seed, huffman):
    draw = random.Random(f"blocks {seed}")
    encoder, entries, limit = Encoder(), [], 4096
    names = [b":path", b"cookie", b"x-trace", b"etag", b"accept"]
    for _ in range(60):
        if draw.random() < 0.15:
            encoder.header_table_size = draw.choice([0, 50, 100, 1000, 4096])
        fields = [drawn(draw, names) for _ in range(draw.randrange(6))]
        got, entries, limit = answers["decode"](bytes(encoder.encode(fields, huffman=huffman)), entries, limit)
        assert got == [(name.decode(), value.decode()) for name, value in fields]
        table = [(name.decode(), value.decode()) for name, value in encoder.header_table.dynamic_entries]
        assert (entries, limit) == (table, encoder.header_table_size)


def drawn(draw, names):
    kind = NeverIndexedHeaderTuple if draw.random() < 0.2 else tuple
    pair = draw.choice(names), b"v" * draw.choice([0, 1, 30, 130]) + str(draw.randrange(4)).encode()
    return kind(*pair) if kind is NeverIndexedHeaderTuple else pair
