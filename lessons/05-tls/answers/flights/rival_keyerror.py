"""A retry of 1.2 raises KeyError."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise KeyError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 4 if retry else 2
