"""Record the transfers of lesson 3: two real kernels, joined by a path with delay and losses that are chosen.

    python tools/record_tcp.py [FOLDER [SCENE...]]

Writes for each scene what went over the path (pcap, headers only, as seen at the sender's end) and what the sending
kernel said of itself (JSON), by default into the data of lesson 3. The congestion control is Reno; SACK and F-RTO are
off, so that losses are found and repaired as RFC 5681 has it. Needs what `record_frames.py` needs, but for curl and
dig.
"""

import json
import os
import select
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import record_frames as ethernet
from record_frames import CLIENT, SERVER, Host

from course.lab import Link

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "lessons" / "03-tcp-and-udp" / "data"
ENDS = Path(__file__).with_name("tcp_ends.py")
DELAY_MS, FAR_MS = 50, 150  # one way
MSS = 1460
KEPT = 60  # bytes of a frame: the headers
LARGEST = 40_000  # bytes of one recording
CALM = {"tcp_sack": 0, "tcp_frto": 0, "tcp_recovery": 0, "tcp_timestamps": 0, "tcp_no_metrics_save": 1}


def main(arguments):
    folder, scenes = Path(arguments[0] if arguments else FOLDER).resolve(), arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    alone = ["unshare", "--map-root-user", "--net", sys.executable, __file__, "--alone", str(folder), *scenes]
    sys.exit(subprocess.run(alone, check=False).returncode)


def record(folder, wanted):
    scenes = {scene.__name__: scene for scene in (slow_start, loss, timeout, backpressure, small_writes, film)}
    for name in wanted or scenes:
        with ExitStack() as stack:
            frames, told = scenes[name](stack)
        write(folder / name, frames, told)


def slow_start(stack):
    """150 segments, nothing lost."""
    return transfer(stack, 150)


def loss(stack):
    """240 segments, of which the 50th is lost once."""
    return transfer(stack, 240, lost={49})


def timeout(stack):
    """120 segments; of a whole window nothing arrives, so nothing is acknowledged twice."""
    return transfer(stack, 120, lost=range(30, 70))


def backpressure(stack):
    """100 segments to a reader with a small buffer that reads only after a second."""
    return transfer(stack, 100, pause_s=1, rcvbuf=16384)


def small_writes(stack):
    """Two small parts, handed over one behind the other, on a path whose round trip is longer than 200 ms."""
    client, server = neighbours(stack)
    with path(client, server, FAR_MS) as frames:
        sent, _ = both(client, server, ["parts", SERVER], ["whole", SERVER])
    return frames, {"written": [round((ns - frames[0][0]) / 1e6, 1) for ns in sent["written"]]}


def film(stack):
    """Two seconds of a call, once over TCP and once over UDP; on both the 9th frame is lost once."""
    client, server = neighbours(stack)
    with path(client, server, 30, lost={8}) as frames:
        sent, seen = both(client, server, ["film", SERVER, 50], ["watch", SERVER, 50])
    begun = sent["sent"][0]
    return frames, {way: [[n, round((ns - begun) / 1e6)] for n, ns in seen[way]] for way in seen}


def transfer(stack, segments, lost=(), pause_s=0, rcvbuf=0):
    client, server = neighbours(stack)
    with path(client, server, DELAY_MS, lost) as frames:
        sent, seen = both(client, server, ["send", SERVER, segments * MSS], ["read", SERVER, pause_s, rcvbuf])
    if seen["read"] != segments * MSS:
        raise RuntimeError(f"{seen['read']} bytes arrived")
    begun = frames[0][0]
    return frames, {"samples": [[round((ns - begun) / 1e6, 1), *sample] for ns, *sample in sent["samples"]]}


def neighbours(stack):
    client, server = stack.enter_context(Host("c", 7)), stack.enter_context(Host("s", 10))
    client.link_up(CLIENT, 24)
    server.link_up(SERVER, 24)
    client.run("ip", "route", "add", f"{SERVER}/32", "dev", "c0")
    server.run("ip", "route", "add", f"{CLIENT}/32", "dev", "s0")
    for host, (address, number) in ((client, (SERVER, 10)), (server, (CLIENT, 7))):
        for name, value in CALM.items():
            host.set(f"ipv4/{name}", value)
        # Nobody asks by ARP: a recording begins with the handshake.
        host.run("ip", "neigh", "replace", address, "lladdr", ethernet.MAC.format(number), "dev", f"{host.name}0")
    client.set("ipv4/tcp_rmem", "4096 1048576 4194304")
    return client, server


def both(client, server, sending, reading):
    """What the programs at the two ends say."""
    run = [sys.executable, str(ENDS)]
    end = subprocess.Popen(server.inside([*run, *map(str, sending)]), stdout=subprocess.PIPE, text=True)
    if "ready" not in end.stdout.readline():
        raise RuntimeError("the sender did not start")
    reader = subprocess.run(client.inside([*run, *map(str, reading)]), capture_output=True, text=True, timeout=60)
    server_side, _ = end.communicate(timeout=60)
    return json.loads(server_side), json.loads(reader.stdout)


@contextmanager
def path(client, server, delay_ms, lost=()):
    """Carries frames both ways; gives ``(ns, frame)`` as they pass the server's end.

    ``lost`` are numbers of segments or datagrams with payload from the server, which are lost the first time.
    """
    here, there = server.link(), client.link()
    links, other = {here: Link(delay_ms), there: Link(delay_ms)}, {here: there, there: here}
    frames, fates = [], Fates(lost)
    reading, stop = os.pipe()

    def carry():
        while True:
            arrivals = [at for link in links.values() if (at := link.next_arrival()) is not None]
            wait = max(0.0, min(arrivals) - now_ms()) / 1000 if arrivals else None
            ready, _, _ = select.select([here, there, reading], [], [], wait)
            if reading in ready:
                return
            for end in ready:
                frame = os.read(end, 2000)
                if end == here:
                    frames.append((time.monotonic_ns(), frame))
                if end == there or not fates.lose(frame):
                    links[end].send(frame, now_ms())
            for end, link in links.items():
                for packet in link.arrived(now_ms()):
                    if end == there:
                        frames.append((time.monotonic_ns(), packet.data))
                    os.write(other[end], packet.data)

    carrier = threading.Thread(target=carry)
    carrier.start()
    try:
        yield frames
        time.sleep(0.3)  # for the last acknowledgement
    finally:
        os.close(stop)
        carrier.join()
        os.close(reading)


class Fates:
    """Which of the server's segments and datagrams are lost. Each protocol counts for itself."""

    def __init__(self, lost):
        self.lost, self.seen = lost, {6: {}, 17: {}}

    def lose(self, frame):
        protocol, head = frame[23], 34 + (4 * (frame[46] >> 4) if frame[23] == 6 else 8)
        size = int.from_bytes(frame[16:18]) + 14 - head
        if frame[12:14] != b"\x08\x00" or protocol not in self.seen or size <= 0:
            return False
        seen = self.seen[protocol]
        key = frame[38:42] if protocol == 6 else len(seen)
        if key in seen:
            return False
        seen[key] = len(seen)
        return seen[key] in self.lost


def now_ms():
    return time.monotonic_ns() / 1e6


def write(stem, frames, told):
    ethernet.write(stem.with_suffix(".pcap"), [(ns, frame[:KEPT]) for ns, frame in frames], LARGEST)
    lines = ",\n".join(f'  "{key}": {json.dumps(value)}' for key, value in told.items())
    stem.with_suffix(".json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        record(Path(sys.argv[2]), sys.argv[3:])
    else:
        main(sys.argv[1:])
