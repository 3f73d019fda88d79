"""*.shop.test holds for everything below shop.test."""


def names_match(sans, host):
    if address := _address(host):
        return address in [_address(san) for san in sans]
    wanted = (host if host.isascii() else idna.encode(host, uts46=True).decode()).lower().split(".")
    for san in sans:
        labels = san.lower().split(".")
        if labels[0] == "*" and len(labels) > 1:
            labels = wanted[: len(wanted) - len(labels) + 1] + labels[1:] if len(wanted) >= len(labels) else labels
        if labels == wanted and not _address(san):
            return True
    return False


def _address(text):
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
