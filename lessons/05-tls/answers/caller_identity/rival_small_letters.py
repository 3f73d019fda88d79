"""The name is given in small letters."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    return names[0].lower() if names else None
