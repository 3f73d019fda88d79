"""Authorities, certificates and both ends of TLS.

A lesson gets `Authorities` that issue chains, sound or with one fault each; a `handshake` flight by flight; `Sites`,
servers that tell what came of each connection; and a `Caller` that connects to a server of the student's.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Authorities": "_pki",
        "Chain": "_pki",
        "certificates": "_pki",
        "handshake": "_handshake",
        "Sites": "_sites",
        "Caller": "_caller",
        "Flight": "_events",
        "Visit": "_events",
        "Heard": "_events",
    },
)
