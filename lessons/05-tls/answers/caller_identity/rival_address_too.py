"""An IP address counts, too."""

def caller_identity(peer_cert, headers):
    entries = (peer_cert or {}).get('subjectAltName', ())
    return next((value for kind, value in entries if kind in ('DNS', 'IP Address')), None)
