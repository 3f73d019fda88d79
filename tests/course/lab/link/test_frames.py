import pytest

from course.lab import Frame, LabError, frames
from tests.course.lab.link.recordings import pcap


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
