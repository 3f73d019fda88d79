"""The entries one by one, the first DNS entry ends it."""


def caller_identity(peer_cert, headers):
    if peer_cert is None:
        return None
    for entry in peer_cert.get("subjectAltName", ()):
        if entry[0] == "DNS":
            return entry[1]
    return None
