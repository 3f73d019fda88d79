"""A resumed session of TLS 1.3 needs no flights before the request."""


def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 4 if retry else 0 if resumed else 2
