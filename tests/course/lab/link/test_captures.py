import struct

import pytest

from course.lab import Frame, LabError, Segment, frames, segments

MAC = "00:00:5e:00:53:07"
MAGIC = {"us": 0xA1B2C3D4, "ns": 0xA1B23C4D}


def pcap(*held, order="<", unit="us", link=1):
    """A pcap file of ``(seconds, part of a second, data)``."""
    parts = [struct.pack(f"{order}IHHiIII", MAGIC[unit], 2, 4, 0, 0, 65535, link)]
    for seconds, part, data in held:
        parts += [struct.pack(f"{order}4I", seconds, part, len(data), len(data)), data]
    return b"".join(parts)


@pytest.fixture
def read(tmp_path):
    def read(held):
        path = tmp_path / "held.pcap"
        path.write_bytes(held)
        return frames(path)

    return read


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("unit", "half"), [("us", 500_000), ("ns", 500_000_000)])
def test_frames_come_in_order_with_milliseconds_since_the_first(read, order, unit, half):
    held = pcap((1_793_000_000, half, b"first"), (1_793_000_001, 0, b"second"), order=order, unit=unit)
    assert read(held) == [Frame(0, 0.0, b"first"), Frame(1, 500.0, b"second")]


def test_a_nanosecond_is_kept(read):
    assert read(pcap((1_793_000_000, 1, b""), (1_793_000_000, 2, b""), unit="ns"))[1].ms == 1e-6


def test_a_recording_may_be_empty(read):
    assert read(pcap()) == []


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (b"", "no pcap"),
        (b"\x0a\x0d\x0d\x0a" + bytes(40), "no pcap"),
        (pcap()[:20], "no pcap"),
        (pcap(link=101), "link type 101"),
        (pcap((0, 0, b"abc"))[:-1], "ends inside frame 0"),
        (pcap((0, 0, b"abc"), (0, 0, b""))[:-1], "ends inside frame 1"),
    ],
)
def test_what_is_no_recording_of_frames_is_refused(read, held, says):
    with pytest.raises(LabError, match=says):
        read(held)


def test_tools_that_record_write_what_this_reads(tmp_path):
    from scapy.utils import wrpcap

    wrpcap(str(tmp_path / "one.pcap"), [b"a frame"], linktype=1)
    assert [frame.data for frame in frames(tmp_path / "one.pcap")] == [b"a frame"]


def test_segments_are_read_from_headers_alone(read, tmp_path):
    from scapy.layers.inet import IP, TCP, UDP
    from scapy.layers.l2 import ARP, Ether

    way = Ether(src=MAC, dst=MAC) / IP(src="203.0.113.7", dst="192.0.2.10", options=[])
    syn = TCP(flags="S", seq=7, window=100, options=[("MSS", 1460)])
    last = TCP(flags="FPA", seq=2**32 - 1, ack=9, window=65535)
    sent = [bytes(way / syn), bytes(Ether(src=MAC, dst=MAC) / ARP()), bytes(way / UDP()), bytes(way / last / b"hello")]
    read(pcap(*((n, 0, frame[:60]) for n, frame in enumerate(sent))))
    assert segments(tmp_path / "held.pcap") == [
        Segment(0, 0.0, "203.0.113.7", "192.0.2.10", 7, 0, "S", 0, 100),
        Segment(3, 3000.0, "203.0.113.7", "192.0.2.10", 2**32 - 1, 9, "FPA", 5, 65535),
    ]


def test_options_of_ip_and_tcp_are_no_payload(read, tmp_path):
    from scapy.layers.inet import IP, TCP, IPOption_NOP
    from scapy.layers.l2 import Ether

    ip = IP(src="203.0.113.7", dst="192.0.2.10", options=[IPOption_NOP()] * 4)
    read(pcap((0, 0, bytes(Ether(src=MAC, dst=MAC) / ip / TCP(flags="A", options=[("Timestamp", (1, 2))]) / b"abc"))))
    (segment,) = segments(tmp_path / "held.pcap")
    assert (segment.size, segment.flags) == (3, "A")
