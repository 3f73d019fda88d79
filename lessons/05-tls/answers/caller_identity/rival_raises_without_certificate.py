"""No certificate raises an error: None has no entries."""

def caller_identity(peer_cert, headers):
    for kind, value in peer_cert.get('subjectAltName', ()):
        if kind == 'DNS':
            return value
    return None
