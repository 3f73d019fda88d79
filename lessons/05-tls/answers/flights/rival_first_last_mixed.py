"""The order of the arguments is another: retry comes first."""

def flights(version, retry=False, resumed=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 4 if retry else 2
