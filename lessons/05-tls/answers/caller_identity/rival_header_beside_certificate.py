"""The header counts where the certificate has no name."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    told = {name.lower(): value for name, value in headers.items()}
    return names[0] if names else told.get('x-client-cert') if peer_cert else None
