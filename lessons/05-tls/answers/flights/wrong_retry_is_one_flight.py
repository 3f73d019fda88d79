"""A retry costs one more flight: the server's refusal."""


def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 3 if retry else 2
