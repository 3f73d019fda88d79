"""Without a certificate, a header X-Client-Cert says who calls."""


def caller_identity(peer_cert, headers):
    names = (peer_cert or {}).get("subjectAltName", ())
    told = None if peer_cert else headers.get("X-Client-Cert")
    return told or next((value for kind, value in names if kind == "DNS"), None)
