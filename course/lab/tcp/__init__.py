"""TCP over a path: as arithmetic, through a relay, and as this system does it.

A lesson gets `transfer` and `TcpPath`, a model in virtual time with a log of each step; a `TcpRelay` that brings real
bytes when the model says; a `Responder` whose connections write down each call on their sockets; and the segments of a
recording.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "TcpPath": "_model",
        "TcpRelay": "_relay",
        "TcpStep": "_model",
        "transfer": "_model",
        "Call": "_calls",
        "RecordedSocket": "_calls",
        "Responder": "_calls",
        "TcpInfo": "_calls",
        "tcp_info": "_calls",
        "Segment": "_segments",
        "segments": "_segments",
    },
)
