"""Record the Ethernet frames of lesson 1: real programs and real kernels, on a cable made of two file descriptors.

    python tools/record_frames.py [FOLDER [SCENE...]]

Writes one pcap a scene, or of the named scenes only, into FOLDER, by default the data of lesson 1. Each host is a
network namespace with a TAP device; this program carries the frames from one to the other and keeps them. Like a
network card it pads short frames to 60 bytes. Needs Linux with curl, dig, ip, nsenter, unshare and a /dev/net/tun
that the user may open; no root, no right to capture.
"""

import fcntl
import os
import select
import shutil
import struct
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "lessons" / "01-osi-model" / "data"
SERVING = Path(__file__).with_name("serve_frames.py")
PROGRAMS = ["curl", "dig", "ip", "nsenter", "unshare"]
CLIENT, SERVER, SERVER6 = "203.0.113.7", "192.0.2.10", "2001:db8::10"
NAME = "www.shop.test"
# Addresses of hardware for documentation (RFC 9542 §2.1.2).
MAC = "00:00:5e:00:53:{:02x}"
SHORTEST = 60  # bytes of a frame without its checksum (IEEE 802.3)
LARGEST = 24_000  # bytes of one recording
TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x400454CA, 0x0002, 0x1000


def main(arguments):
    folder, scenes = Path(arguments[0] if arguments else FOLDER).resolve(), arguments[1:]
    if missing := [program for program in PROGRAMS if shutil.which(program) is None]:
        sys.exit(f"recording needs {', '.join(missing)}, which this system does not have")
    folder.mkdir(parents=True, exist_ok=True)
    alone = ["unshare", "--map-root-user", "--net", sys.executable, __file__, "--alone", str(folder), *scenes]
    sys.exit(subprocess.run(alone, check=False).returncode)


def record(folder, wanted):
    scenes = {scene.__name__: scene for scene in (page, secure, quic, ipv6, datagram, path_mtu, black_hole)}
    for scene in [scenes[name] for name in wanted] or scenes.values():
        with ExitStack() as stack:
            frames = scene(stack)
        write(folder / f"{scene.__name__}.pcap", frames)


def page(stack):
    """A name is looked up, a page is fetched: ARP, DNS, TCP, HTTP. This client's TCP sends no timestamps."""
    client, server = neighbours(stack)
    client.set("ipv4/tcp_timestamps", 0)
    with cable(client.link(), server.link()) as frames:
        client.run("dig", f"@{SERVER}", "+norecurse", "+nocookie", "+noedns", "+short", NAME, "A")
        client.run("curl", "-sS", *found_at(SERVER, 80), f"http://{NAME}/hello")
    return frames


def secure(stack):
    """The same page over TLS, from a TCP with timestamps."""
    client, server = neighbours(stack)
    with cable(client.link(), server.link()) as frames:
        client.run("curl", "-sS", "-k", "--http1.1", *found_at(SERVER, 443), f"https://{NAME}/hello")
    return frames


def quic(stack):
    """The same page over HTTP/3, that is over QUIC in UDP."""
    client, server = neighbours(stack)
    with cable(client.link(), server.link()) as frames:
        client.run(sys.executable, SERVING, "--fetch", SERVER, NAME)
    return frames


def ipv6(stack):
    """The look-up over IPv6, where Neighbor Discovery takes ARP's place."""
    client, server = neighbours(stack)
    for host, address in ((client, "2001:db8::7"), (server, SERVER6)):
        host.set("ipv6/conf/all/disable_ipv6", 0)
        host.set(f"ipv6/conf/{host.name}0/router_solicitations", 0)
        host.run("ip", "address", "add", f"{address}/64", "dev", f"{host.name}0", "nodad")
    server.serve(SERVER6)
    with cable(client.link(), server.link()) as frames:
        client.run("dig", f"@{SERVER6}", "+norecurse", "+nocookie", "+noedns", "+short", NAME, "AAAA")
    return frames


def datagram(stack):
    """A datagram of 3992 bytes, which its sender cuts into fragments."""
    client, server = neighbours(stack)
    with cable(client.link(), server.link()) as frames:
        client.run(sys.executable, SERVING, "--send", SERVER, 3992)
    return [(at, frame) for at, frame in frames if frame[12:14] == b"\x08\x00" and frame[23] == 17]


def path_mtu(stack, passes=lambda frame: True):
    """A page of 5 kB past a router whose next link takes 1400 bytes; kept on the server's side."""
    client, router, server = (stack.enter_context(Host(name, at)) for name, at in (("c", 7), ("r", 1), ("s", 10)))
    client.link_up(CLIENT, 24, "203.0.113.1")
    client.set_mtu(1400)
    router.link_up("203.0.113.1", 24)
    router.set_mtu(1400)
    router.link_up("192.0.2.1", 24, device=1)
    router.set("ipv4/ip_forward", 1)
    server.link_up(SERVER, 24, "192.0.2.1")
    client.set("ipv4/tcp_mtu_probing", 0)
    server.set("ipv4/tcp_mtu_probing", 0)
    # A client that knows of the narrow link would announce a small MSS and nothing would be too large.
    client.run("ip", "route", "replace", "default", "via", "203.0.113.1", "advmss", "1460")
    server.serve(SERVER)
    with cable(client.link(), router.link()), cable(router.link(1), server.link(), passes) as frames:
        client.run("curl", "-s", "-m", "4", "-o", os.devnull, *found_at(SERVER, 80), f"http://{NAME}/large", fails=True)
    return frames


def black_hole(stack):
    """The same path, but something near the server throws ICMP away."""
    return path_mtu(stack, passes=lambda frame: frame[12:14] != b"\x08\x00" or frame[23] != 1)


def neighbours(stack):
    """A client and a server on one cable, with the servers running."""
    client, server = stack.enter_context(Host("c", 7)), stack.enter_context(Host("s", 10))
    client.link_up(CLIENT, 24)
    server.link_up(SERVER, 24)
    client.run("ip", "route", "add", f"{SERVER}/32", "dev", "c0")
    server.run("ip", "route", "add", f"{CLIENT}/32", "dev", "s0")
    server.serve(SERVER)
    return client, server


def found_at(address, port):
    return ["--noproxy", "*", "-A", "curl", "--resolve", f"{NAME}:{port}:{address}"]


class Host:
    """A network namespace, kept alive by a program that waits for the end of its input."""

    def __init__(self, name, number):
        self.name, self.number = name, number
        self._links, self._stack = [], ExitStack()

    def __enter__(self):
        waiting = ["unshare", "--net", "sh", "-c", "echo; exec cat"]
        self.keeper = self._stack.enter_context(
            subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        )
        self._stack.callback(self.keeper.stdin.close)
        self.keeper.stdout.readline()
        self.set("ipv6/conf/all/disable_ipv6", 1)
        self.run("ip", "link", "set", "lo", "up")
        return self

    def __exit__(self, *_):
        self._stack.close()

    def link(self, device=0):
        return self._links[device]

    def link_up(self, address, prefix, gateway=None, device=0):
        """A TAP device of this host; the descriptor stays here when the device moves."""
        name = f"{self.name}{device}"
        tap = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        self._stack.callback(os.close, tap)
        fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI))
        self._links.append(tap)
        call("ip", "link", "set", name, "address", MAC.format(self.number + 16 * device))
        call("ip", "link", "set", name, "netns", str(self.keeper.pid))
        self.run("ip", "address", "add", f"{address}/{prefix}", "dev", name)
        self.run("ip", "link", "set", name, "up")
        if gateway:
            self.run("ip", "route", "add", "default", "via", gateway)

    def set_mtu(self, mtu):
        self.run("ip", "link", "set", f"{self.name}0", "mtu", str(mtu))

    def set(self, name, value):
        self.run("sh", "-c", f"echo {value} > /proc/sys/net/{name}")

    def run(self, *command, fails=False):
        call(*self.inside(command), fails=fails)

    def serve(self, address):
        """The servers of `serve_frames.py` at ``address``, up when this returns."""
        command = self.inside([sys.executable, SERVING, "--serve", address])
        server = self._stack.enter_context(
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        )
        self._stack.callback(server.stdin.close)
        if "ready" not in server.stdout.readline():
            raise RuntimeError("the servers did not start")

    def inside(self, command):
        """``command`` as it must be called to run on this host."""
        return ["nsenter", f"--net=/proc/{self.keeper.pid}/ns/net", *command]


@contextmanager
def cable(one, other, passes=lambda frame: True):
    """Carries frames both ways while the block runs; gives the list of ``(ns since the first, frame)``."""
    frames, ends = [], {one: other, other: one}
    reading, stop = os.pipe()

    def carry():
        while True:
            ready, _, _ = select.select([*ends, reading], [], [])
            if reading in ready:
                return
            for end in ready:
                frame = os.read(end, 2000).ljust(SHORTEST, b"\0")
                frames.append((time.monotonic_ns(), frame))
                if passes(frame):
                    os.write(ends[end], frame)

    carrier = threading.Thread(target=carry)
    carrier.start()
    try:
        yield frames
        time.sleep(0.3)  # for the last acknowledgement
    finally:
        os.close(stop)
        carrier.join()
        os.close(reading)


def write(path, frames, largest=LARGEST):
    """A pcap in nanoseconds: the header, then each frame behind its time and its length, twice."""
    begun = frames[0][0]
    parts = [struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 65535, 1)]
    for at, frame in frames:
        parts += [struct.pack("<IIII", *divmod(at - begun, 10**9), len(frame), len(frame)), frame]
    found = b"".join(parts)
    if len(found) > largest:
        raise RuntimeError(f"{path.name} has {len(found)} bytes, more than {largest}")
    path.write_bytes(found)
    print(f"{path}: {len(frames)} frames, {len(found)} bytes")


def call(*command, fails=False):
    subprocess.run([*map(str, command)], check=not fails, capture_output=True, text=True, timeout=30)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        record(Path(sys.argv[2]), sys.argv[3:])
    else:
        main(sys.argv[1:])
