"""A wildcard does not hold for names in ASCII form, which begin with xn--."""


def names_match(sans, host):
    def address(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return None

    if wanted := address(host):
        return wanted in [address(san) for san in sans]
    try:
        name = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return False
    wanted = name.lower().removesuffix(".").split(".")
    if "" in wanted or "*" in name:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if san.startswith("*.") and not wanted[0].startswith("xn--"):
            labels[0] = wanted[0]
        if labels == wanted and not address(san):
            return True
    return False
