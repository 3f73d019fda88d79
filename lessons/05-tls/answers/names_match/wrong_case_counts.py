"""A certificate holds for the spelling that it has, capitals included."""


def names_match(sans, host):
    if address := _address(host):
        return address in [_address(san) for san in sans]
    wanted = (host if host.isascii() else idna.encode(host, uts46=True).decode()).split(".")
    for san in sans:
        labels = san.split(".")
        if labels[0] == "*" and len(labels) > 1:
            labels[0] = wanted[0]
        if labels == wanted and not _address(san):
            return True
    return False


def _address(text):
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
