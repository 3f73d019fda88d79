"""A resumed hello that is retried falls back to a full handshake of 1.2's length."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return (6 if resumed else 4) if retry else 2
