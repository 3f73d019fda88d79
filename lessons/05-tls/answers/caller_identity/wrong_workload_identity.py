"""A caller is who its spiffe URI says."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    uris = [value for kind, value in entries if kind == 'URI']
    return (uris + names or [None])[0]
