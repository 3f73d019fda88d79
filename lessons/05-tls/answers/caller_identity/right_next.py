"""The first of a generator, if there is one."""

def caller_identity(peer_cert, headers):
    if not peer_cert or "subjectAltName" not in peer_cert:
        return None
    return next((value for kind, value in peer_cert["subjectAltName"] if kind == "DNS"), None)
