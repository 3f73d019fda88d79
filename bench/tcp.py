"""The lab's TCP beside a real kernel's: ``python -m bench.tcp [result.json]`` prints a table, in ms.

Each transfer of lesson 3 (50 ms each way) from the client's SYN until it has the last byte: the model in virtual time,
real connections through a `TcpRelay` by the clock, and two kernels, recorded now by ``tools/record_tcp.py`` or, where
this machine makes no namespaces, when the lesson was. Nothing here fails.
"""

import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from course.lab import Link, TcpRelay, segments, transfer

ROOT = Path(__file__).resolve().parent.parent
RECORDED = ROOT / "lessons" / "03-tcp-and-udp" / "data"
DELAY_MS, MSS, FIRST = 50, 1460, 2
SCENES = {"slow_start": (150, ()), "loss": (240, (49,)), "timeout": (120, range(30, 70))}


def links(lost: tuple) -> tuple[Link, Link]:
    return Link(DELAY_MS), Link(DELAY_MS, loss={FIRST + n for n in lost})


def modelled(size: int, lost: tuple) -> float:
    return max(step.ms for step in transfer(size, *links(lost)) if step.way == "back" and step.what == "delivered")


def relayed(size: int, lost: tuple) -> float:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            connection, _ = server.accept()
            with connection:
                connection.recv(100)
                connection.sendall(bytes(size))

        thread = threading.Thread(target=answer)
        thread.start()
        with (
            TcpRelay(server.getsockname(), *links(lost)) as relay,
            socket.create_connection(relay.address) as client,
        ):
            begun, got = time.perf_counter(), 0
            client.sendall(b"GET\n")
            while got < size:
                got += len(client.recv(2**16))
            taken = 1000 * (time.perf_counter() - begun)
            thread.join()
            return taken


def recorded(folder: Path, scene: str) -> float:
    """Seen at the server's end: SYN and last acknowledgement are both half a round trip old."""
    server = "192.0.2.10"
    found = segments(folder / f"{scene}.pcap")
    end = max((s.seq + s.size for s in found if s.source == server and s.size), default=0)
    return next(s.ms for s in found if s.source != server and s.ack >= end and "S" not in s.flags)


def measure() -> list[dict]:
    with TemporaryDirectory() as made:
        tool = [sys.executable, str(ROOT / "tools" / "record_tcp.py"), made, *SCENES]
        fresh = not subprocess.run(tool, capture_output=True, check=False).returncode
        folder = Path(made) if fresh else RECORDED
        rows = []
        for scene, (count, lost) in SCENES.items():
            size = count * MSS
            times = {
                "model": modelled(size, lost),
                "relay": relayed(size, lost),
                "kernel": recorded(folder, scene),
            }
            rows.append({"what": scene, "unit": "ms", "kernel now": fresh, **times})
    return rows


def main(*paths: str) -> None:
    rows = measure()
    print(f"{'':<12} {'model':>8} {'relay':>8} {'kernel':>8} ms", "" if rows[0]["kernel now"] else "(recorded before)")
    for row in rows:
        print(f"{row['what']:<12} {row['model']:>8.1f} {row['relay']:>8.1f} {row['kernel']:>8.1f}")
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
