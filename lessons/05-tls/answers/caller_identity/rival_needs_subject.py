"""A certificate without a subject is no certificate."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    return names[0] if names and 'subject' in peer_cert else None
