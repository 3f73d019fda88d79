"""A resumed handshake of 1.3 is one flight."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 4 if retry else 1 if resumed else 2
