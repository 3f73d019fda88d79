"""TLS 1.2 has a retry, too, that costs a round trip."""


def flights(version, resumed=False, retry=False):
    if version == "TLSv1.2":
        return (2 if resumed else 4) + 2 * retry
    return 4 if retry else 2
