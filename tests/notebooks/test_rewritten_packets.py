"""What a NAT of lesson 2 sends on, judged by tshark."""

import random
import subprocess
from ipaddress import IPv4Address

import pytest
from scapy.layers.inet import IP, UDP
from scapy.utils import wrpcap

from classroom.lesson import is_answer, tags
from tests.lessons import COURSE
from tests.tools import needs, which

LESSON = "02-ip-addresses"
pytestmark = [pytest.mark.lesson(LESSON), needs("tshark", package="tshark")]
FIELDS = ["ip.src", "udp.srcport", "ip.checksum.status", "udp.checksum.status"]
GOOD, BAD, ABSENT = "1", "0", "3"  # tshark's words for a checksum


@pytest.fixture(scope="module")
def addresses():
    return COURSE.lesson(LESSON)


def defined(addresses, **instead):
    """Names that the lesson's setup and answers define; ``instead`` holds other sources for some exercises."""
    space = {}
    for cell in addresses.notebook.cells:
        if cell.cell_type == "code" and "setup" in tags(cell):
            exec(cell.source, space)
    for exercise in addresses.exercises:
        assert is_answer(exercise.cell)
        exec(instead.get(exercise.name, exercise.cell.source), space)
    return space


def judged(packets, folder):
    """``FIELDS`` of each packet."""
    capture = folder / "sent.pcap"
    wrpcap(str(capture), [IP(packet) for packet in packets])
    options = ["-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-T", "fields"]
    fields = [word for field in FIELDS for word in ("-e", field)]
    command = [which("tshark"), "-n", "-r", str(capture), *options, *fields]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [tuple(line.split("\t")) for line in told.splitlines()]


def packets(count, **udp):
    draw = random.Random(count)
    for _ in range(count):
        ends = {"src": f"10.{draw.randrange(256)}.{draw.randrange(256)}.7", "dst": f"192.0.2.{draw.randrange(256)}"}
        over = UDP(sport=draw.randrange(1024, 65536), dport=9, **udp)
        yield bytes(IP(**ends) / over / draw.randbytes(draw.randrange(60)))


def test_tshark_accepts_the_checksums_of_rewritten_packets(addresses, tmp_path):
    rewrite = defined(addresses)["rewrite"]
    sent = [rewrite(packet, "203.0.113.7", 40_000 + n) for n, packet in enumerate(packets(50))]
    assert judged(sent, tmp_path) == [("203.0.113.7", str(40_000 + n), GOOD, GOOD) for n in range(50)]


def test_a_checksum_that_was_not_there_is_not_missed(addresses, tmp_path):
    rewrite = defined(addresses)["rewrite"]
    sent = [rewrite(packet, "203.0.113.7", 40_000) for packet in packets(5, chksum=0)]
    assert judged(sent, tmp_path) == [("203.0.113.7", "40000", GOOD, ABSENT)] * 5


@pytest.mark.parametrize(("belief", "ip", "udp"), [("leaves_both", BAD, BAD), ("leaves_udp", GOOD, BAD)])
def test_tshark_sees_what_is_left_as_it_was(addresses, tmp_path, belief, ip, udp):
    wrong = next(exercise for exercise in addresses.exercises if exercise.name == "rewrite").answer(f"wrong_{belief}")
    rewrite = defined(addresses, rewrite=wrong.source)["rewrite"]
    sent = [rewrite(packet, "203.0.113.7", 40_000) for packet in packets(5)]
    assert judged(sent, tmp_path) == [("203.0.113.7", "40000", ip, udp)] * 5


def test_the_checksum_of_a_header_is_what_tshark_expects(addresses, tmp_path):
    checksum, (packet,) = defined(addresses)["checksum"], packets(1)
    header = bytearray(packet[:12] + IPv4Address("203.0.113.7").packed + packet[16:20])
    header[10:12] = bytes(2)
    header[10:12] = checksum(header).to_bytes(2)
    assert [told[2] for told in judged([bytes(header) + packet[20:]], tmp_path)] == [GOOD]
