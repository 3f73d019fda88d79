"""A socket for datagrams keeps what comes while nobody can read."""

import socket

from course.lab.link._datagrams import bound

BURST = 120  # of 1200 bytes: more than Linux's default holds


def test_a_burst_that_nobody_could_read_yet_is_there_afterwards():
    with bound() as reader, socket.socket(type=socket.SOCK_DGRAM) as sender:
        for number in range(BURST):
            sender.sendto(number.to_bytes(2, "big") + bytes(1198), reader.getsockname())
        reader.setblocking(False)
        assert [int.from_bytes(reader.recv(2), "big") for _ in range(BURST)] == list(range(BURST))
