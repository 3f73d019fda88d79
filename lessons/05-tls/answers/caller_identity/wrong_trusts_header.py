"""A header X-Client-Cert says who calls, if it is there."""


def caller_identity(peer_cert, headers):
    names = (peer_cert or {}).get("subjectAltName", ())
    told = headers.get("X-Client-Cert")
    return told or next((value for kind, value in names if kind == "DNS"), None)
