"""One path as packets see it: what a wire does to them.

A lesson gets a `Link` with delay, rate, loss and a queue, which is pure arithmetic; a `UdpRelay` that does to real
datagrams what two links say; and the frames of a recording.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Link": "_link",
        "Packet": "_link",
        "Relayed": "_udp_relay",
        "UdpRelay": "_udp_relay",
        "Frame": "_frames",
        "frames": "_frames",
    },
)
