"""A resumed handshake meets no retry: the two know each other's groups."""


def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 4 if retry and not resumed else 2
