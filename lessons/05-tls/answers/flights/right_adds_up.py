"""A round trip for each exchange that the handshake needs."""


def flights(version, resumed=False, retry=False):
    if retry and version != "TLSv1.3":
        raise ValueError("no HelloRetryRequest before TLS 1.3")
    exchanges = 1 + retry
    if version == "TLSv1.2" and not resumed:
        exchanges += 1
    return 2 * exchanges
