"""A host in another alphabet is compared as it is."""


def names_match(sans, host):
    if address := _address(host):
        return address in [_address(san) for san in sans]
    wanted = host.lower().split(".")
    for san in sans:
        labels = san.lower().split(".")
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
