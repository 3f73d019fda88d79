"""One page over HTTP/1.1, HTTP/2 and HTTP/3, on the same link.

A lesson gets a `PageServer`, which has a page of thirty objects and loads it over each version, with a log of all that
happened; a plain socket to its cleartext HTTP/2; the streams of a QUIC connection to its HTTP/3, and `qpack_fields`,
which reads fields there; and `field_sections`, which measures what they take.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "PageServer": "_page_server",
        "Cancelled": "_cancelled",
        "Peer": "_dial",
        "Streams": "_streams",
        "qpack_fields": "_qpack",
        "Load": "_load",
        "LoadEvent": "_load",
        "field_sections": "_sections",
        "recorded_loads": "_recorded",
    },
)
