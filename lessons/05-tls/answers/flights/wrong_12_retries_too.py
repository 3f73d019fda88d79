"""TLS 1.2 has a retry, too, that costs a round trip."""


def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        return (2 if resumed else 4) + 2 * retry
    return 4 if retry else 2
