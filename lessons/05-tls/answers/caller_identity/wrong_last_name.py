"""The last host name in the certificate is the identity."""


def caller_identity(peer_cert, headers):
    names = (peer_cert or {}).get("subjectAltName", ())
    return next((value for kind, value in reversed(names) if kind == "DNS"), None)
