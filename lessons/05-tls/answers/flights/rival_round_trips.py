"""It counts round trips."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 1 if resumed else 2
    return 2 if retry else 1
