"""Without host names, the common name in the subject is the identity."""


def caller_identity(peer_cert, headers):
    names = (peer_cert or {}).get("subjectAltName", ())
    common = [value for part in (peer_cert or {}).get("subject", ()) for kind, value in part if kind == "commonName"]
    return next((value for kind, value in names if kind == "DNS"), common[0] if common else None)
