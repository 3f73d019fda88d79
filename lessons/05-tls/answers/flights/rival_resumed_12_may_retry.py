"""A retry of a resumed handshake of 1.2 is left out."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry and not resumed:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 4 if retry else 2
