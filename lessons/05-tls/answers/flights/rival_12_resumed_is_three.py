"""A resumed handshake of 1.2 has three flights, as the client finishes last."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 3 if resumed else 4
    return 4 if retry else 2
