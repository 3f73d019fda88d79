"""Another header counts where no certificate was shown: X-Forwarded-Client-Cert."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    names = [value for kind, value in entries if kind == 'DNS']
    return names[0] if names else headers.get('X-Forwarded-Client-Cert')
