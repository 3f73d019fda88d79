"""The first entry of a certificate's names is the identity, whatever its kind."""


def caller_identity(peer_cert, headers):
    names = (peer_cert or {}).get("subjectAltName", ())
    return next((value for kind, value in names), None)
