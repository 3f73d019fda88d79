"""Name servers: a private internet of them, from the roots to the hosts.

A lesson gets an `Internet` whose servers answer over UDP, TCP, TLS (DoT) and HTTPS (DoH), and misbehave as a `Fault`
orders.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Internet": "_internet",
        "Fault": "_faults",
        "Query": "_events",
        "Reply": "_events",
        "Dropped": "_events",
    },
)
