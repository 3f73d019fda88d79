"""The entries are taken out of the caller's dict."""

def caller_identity(peer_cert, headers):
    for kind, value in (peer_cert or {}).pop('subjectAltName', ()):
        if kind == 'DNS':
            return value
    return None
