"""A web server and content codings.

A lesson gets an `Origin`, over HTTP/1.1 and HTTP/2, with and without TLS, which keeps a ledger of what requests have
changed and fails where it is told to; a `Gateway`, by which real clients ask what stands before it; `compress`, which
codes content as web servers do; and the static table, integers and strings of HPACK.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Origin": "_origin",
        "Gateway": "_gateway",
        "codings": "_codings",
        "compress": "_codings",
        "HPACK_STATIC": "_hpack",
        "hpack_integer": "_hpack",
        "hpack_string": "_hpack",
        "Request": "_events",
        "Effect": "_events",
        "Answer": "_events",
    },
)
