from course.lab import Segment, segments
from tests.course.lab.link.recordings import pcap

MAC = "00:00:5e:00:53:07"


def recorded(folder, held):
    path = folder / "held.pcap"
    path.write_bytes(held)
    return segments(path)


def test_segments_are_read_from_headers_alone(tmp_path):
    from scapy.layers.inet import IP, TCP, UDP
    from scapy.layers.l2 import ARP, Ether

    way = Ether(src=MAC, dst=MAC) / IP(src="203.0.113.7", dst="192.0.2.10", options=[])
    syn = TCP(flags="S", seq=7, window=100, options=[("MSS", 1460)])
    last = TCP(flags="FPA", seq=2**32 - 1, ack=9, window=65535)
    sent = [bytes(way / syn), bytes(Ether(src=MAC, dst=MAC) / ARP()), bytes(way / UDP()), bytes(way / last / b"hello")]
    held = pcap(*((n, 0, frame[:60]) for n, frame in enumerate(sent)))
    assert recorded(tmp_path, held) == [
        Segment(0, 0.0, "203.0.113.7", "192.0.2.10", 7, 0, "S", 0, 100),
        Segment(3, 3000.0, "203.0.113.7", "192.0.2.10", 2**32 - 1, 9, "FPA", 5, 65535),
    ]


def test_options_of_ip_and_tcp_are_no_payload(tmp_path):
    from scapy.layers.inet import IP, TCP, IPOption_NOP
    from scapy.layers.l2 import Ether

    ip = IP(src="203.0.113.7", dst="192.0.2.10", options=[IPOption_NOP()] * 4)
    sent = bytes(Ether(src=MAC, dst=MAC) / ip / TCP(flags="A", options=[("Timestamp", (1, 2))]) / b"abc")
    (segment,) = recorded(tmp_path, pcap((0, 0, sent)))
    assert (segment.size, segment.flags) == (3, "A")
