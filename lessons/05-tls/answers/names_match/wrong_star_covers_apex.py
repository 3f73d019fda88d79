"""*.shop.test holds for shop.test, too."""


def names_match(sans, host):
    if address := _address(host):
        return address in [_address(san) for san in sans]
    wanted = (host if host.isascii() else idna.encode(host, uts46=True).decode()).lower().split(".")
    for san in sans:
        labels = san.lower().split(".")
        if labels[0] == "*" and len(labels) > 1:
            labels = labels if labels[1:] == wanted else wanted[:1] + labels[1:]
        if labels[0] == "*" and labels[1:] == wanted:
            return True
        if labels == wanted and not _address(san):
            return True
    return False


def _address(text):
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
