"""TLS 1.3 sends data at once, without any round trip."""


def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 2 if retry else 0
