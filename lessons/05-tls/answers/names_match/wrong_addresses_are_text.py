"""Addresses are names like others: the same text, or a star for a part."""


def names_match(sans, host):
    def address(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return None

    try:
        name = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return False
    wanted = name.lower().removesuffix(".").split(".")
    if "" in wanted or "*" in name:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if san.startswith("*."):
            labels[0] = wanted[0]
        if labels == wanted:
            return True
    return False
