"""Record what requests cost that are sent and cancelled in one write, a hundred and one more, at three servers:

    python tools/record_cancelled.py [FILE]

Writes JSON, by default into the data of lesson 7: how many streams each server refused, the error and last stream of
its GOAWAY, and whether it then answered a further request on the same connection. Needs Debian's nginx and
nghttp2-server. Hypercorn is that of this environment.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import ConnectionTerminated, DataReceived, PingAckReceived, ResponseReceived, StreamEnded
from hyperframe.frame import RstStreamFrame

from course.lab import PageServer

FILE = Path(__file__).resolve().parent.parent / "lessons" / "07-http-versions" / "data" / "cancelled.json"
LIMIT, PATH = 100, "/00"
SIZE = 70_000  # more than a stream's window holds: nothing is over before it is cancelled
PATIENCE_S = 20
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


def main(file: str | Path = FILE) -> None:
    os.environ["PATH"] += ":/usr/sbin"
    for program, package in (("nginx", "nginx"), ("nghttpd", "nghttp2-server")):
        if not shutil.which(program):
            sys.exit(f"needs {program}: apt install {package}")
    found = []
    for serving in (hypercorn, nghttpd, nginx):
        with serving() as (name, connect):
            found += [{"server": name, "asked": count} | asked(connect, count) for count in (LIMIT, LIMIT + 1)]
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(json.dumps(found, indent=1) + "\n")
    print(*found, sep="\n")


class Client(H2Connection):
    """Counts the streams that a server refuses: h2 tells nothing of those that were cancelled here before."""

    def __init__(self):
        super().__init__(H2Configuration(client_side=True))
        self.refused = 0

    def _receive_frame(self, frame):
        self.refused += isinstance(frame, RstStreamFrame) and frame.error_code == ErrorCodes.REFUSED_STREAM
        return super()._receive_frame(frame)


def asked(connect, count: int) -> dict:
    """What becomes of ``count`` requests that are cancelled at once, and of the connection."""
    http = Client()
    http.initiate_connection()
    http.increment_flow_control_window(2**24)
    for stream in [ask(http) for _ in range(count)]:
        http.reset_stream(stream, ErrorCodes.CANCEL)
    http.ping(bytes(8))
    with connect() as connection:
        connection.settimeout(PATIENCE_S)
        connection.sendall(http.data_to_send())
        heard = hear(http, connection, lambda event: isinstance(event, PingAckReceived))
        ended = [event for event in heard if isinstance(event, ConnectionTerminated)]
        last = None if ended else ask(http)
        if last:
            connection.sendall(http.data_to_send())
            heard += hear(http, connection, lambda event: isinstance(event, StreamEnded) and event.stream_id == last)
    if statuses := {dict(event.headers)[b":status"] for event in heard if isinstance(event, ResponseReceived)} - {
        b"200"
    }:
        sys.exit(f"the server does not have its file: {statuses}")
    return {
        "refused": http.refused,
        "goaway": [int(ended[0].error_code), ended[0].last_stream_id] if ended else None,
        "alive": any(isinstance(event, StreamEnded) and event.stream_id == last for event in heard),
    }


def ask(http: H2Connection) -> int:
    """A request, whatever limit the server has told."""
    stream = http.get_next_available_stream_id()
    fields = [(":method", "GET"), (":scheme", "http"), (":authority", "localhost"), (":path", PATH)]
    http.send_headers(stream, fields, end_stream=True)
    return stream


def hear(http, connection, wanted) -> list:
    """All events until one that is ``wanted``, the end, or a GOAWAY."""
    found = []
    with suppress(ConnectionError):
        while data := connection.recv(65536):
            events = http.receive_data(data)
            for event in events:
                if isinstance(event, DataReceived):
                    http.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            found += events
            if any(wanted(event) or isinstance(event, ConnectionTerminated) for event in events):
                break
            connection.sendall(http.data_to_send())
    return found


@contextmanager
def hypercorn():
    with PageServer() as server:
        yield f"hypercorn {version('hypercorn')}", lambda: socket.create_connection(server.h2c)


@contextmanager
def nghttpd():
    with served() as (folder, run), socket.create_server(("127.0.0.1", 0)) as free:
        address = free.getsockname()
        free.close()
        run(["nghttpd", "--no-tls", "--address=127.0.0.1", f"--htdocs={folder}", str(address[1])])
        yield told(["nghttpd", "--version"]), patient(lambda: socket.create_connection(address))


@contextmanager
def nginx():
    with served() as (folder, run):
        Path(folder, "nginx.conf").write_text(NGINX.format(folder=folder))
        run(["nginx", "-c", f"{folder}/nginx.conf", "-e", f"{folder}/errors"])
        yield told(["nginx", "-v"]), patient(lambda: over_unix(f"{folder}/web"))


@contextmanager
def served():
    """A folder with one file, and what runs a server until the end."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        Path(folder, PATH[1:]).write_bytes(bytes(SIZE))

        def run(command):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.terminate)

        yield folder, run


def over_unix(path):
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        raise
    return connection


def patient(connect):
    """Connects, if need be when the server has come up."""

    def connected():
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                return connect()
            except OSError:
                if time.monotonic() > deadline:
                    raise

    return connected


def told(command) -> str:
    """A server's name and version: ``nginx 1.22.1``."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    words = (done.stdout + done.stderr).strip().replace("nginx version: nginx/", "nginx ")
    return words.splitlines()[0].replace("nghttp2/", "")


if __name__ == "__main__":
    main(*sys.argv[1:])
