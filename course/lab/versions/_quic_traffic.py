"""What became of answers over QUIC, read from the server's own log and a `UdpRelay`'s."""

from course.lab.link._udp_relay import Relayed
from course.lab.versions._load import Traffic
from course.lab.versions._over_quic import Http3, stream_frames


def read_packets(relayed: list[Relayed], end: Http3, traffic: Traffic) -> None:
    """Tell ``traffic`` of the answers that ``end`` has read: packets from the server, as they were ``relayed``."""
    back = [one.packet for one in relayed if one.way == "back"]
    reading = _Reading(end.objects, traffic)
    for number, packet in end.answers.packets:
        if number < len(back):  # the relay has seen it: the load was not over
            reading.take(packet, back[number])
    for ms, stream, size in end.held_up:
        traffic.waited(ms, 0, end.objects[stream], size)
    for stream, (numbers, waited) in end.last.items():
        if stream in end.objects and (waited or any((number, stream) in reading.again for number in numbers)):
            traffic.late.add(end.objects[stream])


class _Reading:
    """``again`` has the packet numbers and streams of what was not sent for the first time."""

    def __init__(self, objects, traffic):
        self._objects, self._traffic = objects, traffic
        self._highest, self._gone, self.again = {}, [], set()

    def take(self, packet, relayed):
        for frame in stream_frames(packet):
            stream, begin, end = frame["stream_id"], frame["offset"], frame["offset"] + frame["length"]
            about = relayed.sent, 0, [(self._objects[stream], frame["length"])], relayed.dropped
            if begin < self._highest.get(stream, 0):
                self.again.add((packet["header"]["packet_number"], stream))
                self._traffic.repeated(*about, self._key(stream, begin, end))
            else:
                self._traffic.sent(*about, relayed.n)
                if relayed.dropped:
                    self._gone.append((relayed.n, stream, begin, end))
            self._highest[stream] = max(self._highest.get(stream, 0), end)

    def _key(self, stream, begin, end):
        """The lost packet of which there are bytes in this piece of a stream."""
        found = (n for n, lost, first, last in self._gone if lost == stream and first < end and begin < last)
        return next(found, None)
