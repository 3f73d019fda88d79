"""A certificate without subjectAltName raises an error."""

def caller_identity(peer_cert, headers):
    for kind, value in peer_cert['subjectAltName'] if peer_cert else ():
        if kind == 'DNS':
            return value
    return None
