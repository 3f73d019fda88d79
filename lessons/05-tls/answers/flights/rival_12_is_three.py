"""Without its last flight a full handshake of 1.2 has three."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 3
    return 4 if retry else 2
