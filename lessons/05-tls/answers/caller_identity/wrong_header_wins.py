"""The edge knows better than the certificate: its header counts first."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    told = {name.lower(): value for name, value in headers.items()}
    return told.get('x-client-cert', names[0] if names else None)
