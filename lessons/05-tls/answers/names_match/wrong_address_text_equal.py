"""An address matches if it is written in the same way."""


def names_match(sans, host):
    def address(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return None

    if wanted := address(host):
        return host in sans
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
        if labels == wanted and not address(san):
            return True
    return False
