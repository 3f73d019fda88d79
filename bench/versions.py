"""How fast the lab of lesson 7 is: ``python -m bench.versions [result.json]`` prints a table.

Start-up is timed in fresh interpreters, imports included: until the server can be reached. The error of a round trip is
what the relays add to the links' own delay. Pages come over the link that the lesson uses, as it is and with one packet
lost. Goals are meant for a small laptop, so nothing here fails.
"""

import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from course.lab import Link, PageServer, TcpRelay, UdpRelay

RUNS, PINGS, DELAY_MS = 7, 200, 15
LOST = 60
STARTS = {"the server without h3": ("tls", 400), "the server with h3": ("h3", 700)}
UP = """import time
start = time.perf_counter()
from course.lab import PageServer
with PageServer() as server:
    server.h2c, server.address({kind!r})
    print(time.perf_counter() - start)
"""


def start_up(kind: str) -> float:
    """The least milliseconds that it takes in a fresh interpreter."""
    told = [subprocess.check_output([sys.executable, "-c", UP.format(kind=kind)], text=True) for _ in range(RUNS)]
    return 1000 * min(map(float, told))


def echo(kind: int) -> socket.socket:
    """A server that sends back what it gets, until its socket is closed."""
    server = socket.socket(type=kind)
    server.bind(("127.0.0.1", 0))

    def answer_datagrams():
        while data := server.recvfrom(100):
            server.sendto(*data)

    def answer_stream():
        server.listen()
        connection, _ = server.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection:
            while data := connection.recv(100):
                connection.sendall(data)

    target = answer_datagrams if kind == socket.SOCK_DGRAM else answer_stream
    threading.Thread(target=target, daemon=True).start()
    return server


def round_trip_errors(relay: type, kind: int) -> list[float]:
    """Milliseconds above the two links' delay, for each of many exchanges behind the first."""
    server, errors = echo(kind), []
    with relay(server.getsockname(), Link(DELAY_MS), Link(DELAY_MS)) as path, socket.socket(type=kind) as client:
        client.connect(path.address)
        for _ in range(PINGS + 1):
            begun = time.perf_counter()
            client.send(b"ping")
            client.recv(100)
            errors.append(1000 * (time.perf_counter() - begun) - 2 * DELAY_MS)
    return errors[1:]


def measure() -> list[dict]:
    rows = [
        {"what": what, "value": start_up(kind), "unit": "ms", "goal": goal} for what, (kind, goal) in STARTS.items()
    ]
    for name, relay, kind in (("UDP", UdpRelay, socket.SOCK_DGRAM), ("TCP", TcpRelay, socket.SOCK_STREAM)):
        errors = sorted(round_trip_errors(relay, kind))
        for share, goal in ((50, None), (95, 5)):
            value = errors[PINGS * share // 100]
            rows.append(
                {"what": f"{name}: error of a round trip, p{share}", "value": value, "unit": "ms", "goal": goal}
            )
    with PageServer() as server:
        for version in ("h1", "h2", "h3"):
            for what, lost in (("the page", ()), (f"packet {LOST} lost", LOST)):
                seconds = server.load(version, lost=lost).seconds
                rows.append({"what": f"{version}: {what}", "value": 1000 * seconds, "unit": "ms", "goal": None})
    return rows


def main(*paths: str) -> None:
    rows = measure()
    for row in rows:
        goal = f"  goal ≤ {row['goal']} {row['unit']}" if row["goal"] else ""
        print(f"{row['what']:<38} {row['value']:>8.1f} {row['unit']}{goal}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
