"""A name without a dot does not count."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    names = [name for name in names if '.' in name]
    return names[0] if names else None
