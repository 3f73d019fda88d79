"""A web server and content codings.

A lesson gets an `Origin`, over HTTP/1.1 and HTTP/2, with and without TLS, which keeps a ledger of what requests have
changed and fails where it is told to; and `compress`, which codes content as web servers do.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Origin": "_origin",
        "codings": "_codings",
        "compress": "_codings",
        "Request": "_events",
        "Effect": "_events",
        "Answer": "_events",
    },
)
