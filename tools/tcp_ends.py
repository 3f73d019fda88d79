"""The two ends of a recorded transfer, one process each, for `record_tcp.py`: a sender and a reader.

    python tools/tcp_ends.py send ADDRESS BYTES        answers one request with BYTES bytes over TCP
    python tools/tcp_ends.py read ADDRESS PAUSE_S RCVBUF
    python tools/tcp_ends.py parts ADDRESS             answers one request with two small writes
    python tools/tcp_ends.py whole ADDRESS             reads both
    python tools/tcp_ends.py film ADDRESS COUNT        sends a frame each 40 ms, over TCP and over UDP
    python tools/tcp_ends.py watch ADDRESS COUNT

Each prints one line of JSON when they are done. Times are those of the system's monotonic clock, in ns.
"""

import json
import socket
import sys
import threading
import time

from course.lab import tcp_info

PORT = 80
FRAME_BYTES, FRAME_S = 1000, 0.040
PARTS = b"pi", b"ng"


def send(address, size):
    """Samples of TCP_INFO while ``size`` bytes go out, one whenever something has changed."""
    connection = accepted(address)
    connection.recv(100)
    sending = threading.Thread(target=connection.sendall, args=[bytes(int(size))])
    sending.start()
    samples = []
    while sending.is_alive() or tcp_info(connection).unacked:
        info = tcp_info(connection)
        sample = [info.cwnd, info.ssthresh, info.unacked]
        if not samples or samples[-1][1:] != sample:
            samples.append([time.monotonic_ns(), *sample])
        time.sleep(0.0005)
    connection.close()
    return {"samples": samples}


def read(address, pause_s, rcvbuf):
    """Ask, wait, then read to the end."""
    with socket.socket() as connection:
        if int(rcvbuf):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, int(rcvbuf))
        connection.connect((address, PORT))
        connection.sendall(b"GET\n")
        time.sleep(float(pause_s))
        begun, size = time.monotonic_ns(), 0
        while data := connection.recv(65536):
            size += len(data)
    return {"read": size, "reading": begun}


def parts(address):
    """When each part was handed to TCP. The reader closes first: a FIN behind a part would push it out."""
    connection, written = accepted(address), []
    connection.recv(100)
    for part in PARTS:
        connection.sendall(part)
        written.append(time.monotonic_ns())
    connection.recv(100)
    connection.close()
    return {"written": written}


def whole(address):
    with socket.socket() as connection:
        connection.connect((address, PORT))
        connection.sendall(b"GET\n")
        size = sum(len(connection.recv(1)) for _ in b"".join(PARTS))
    return {"read": size}


def film(address, count):
    """Each frame begins with its number; over TCP all have one length, so that a reader finds them."""
    datagrams = socket.socket(type=socket.SOCK_DGRAM)
    datagrams.bind((address, PORT))
    connection = accepted(address)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.recv(100)
    _, viewer = datagrams.recvfrom(100)
    begun, sent = time.monotonic(), []
    for n in range(int(count)):
        time.sleep(max(0, begun + n * FRAME_S - time.monotonic()))
        frame = n.to_bytes(2).ljust(FRAME_BYTES, b"\0")
        sent.append(time.monotonic_ns())
        connection.sendall(frame)
        datagrams.sendto(frame, viewer)
    connection.close()
    return {"sent": sent}


def watch(address, count):
    """When each frame could be read, over TCP and over UDP."""
    connection, datagrams = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
    connection.connect((address, PORT))
    connection.sendall(b"GET\n")
    datagrams.sendto(b"GET\n", (address, PORT))
    found = {"tcp": [], "udp": []}

    def over_udp():
        datagrams.settimeout(2)
        try:
            while True:
                frame = datagrams.recv(2000)
                found["udp"].append([int.from_bytes(frame[:2]), time.monotonic_ns()])
        except TimeoutError:
            return

    watching = threading.Thread(target=over_udp)
    watching.start()
    with connection.makefile("rb") as stream:
        while frame := stream.read(FRAME_BYTES):
            found["tcp"].append([int.from_bytes(frame[:2]), time.monotonic_ns()])
    watching.join()
    return found


def accepted(address):
    """One connection, whose congestion control is Reno whatever the system prefers."""
    with socket.create_server((address, PORT)) as listening:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"reno")
        print("ready", flush=True)
        return listening.accept()[0]


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
