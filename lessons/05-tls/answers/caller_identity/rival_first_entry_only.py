"""Only the first entry is looked at, whatever comes behind it."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    return entries[0][1] if entries and entries[0][0] == 'DNS' else None
