"""A host in another alphabet is compared as it is."""


def names_match(sans, host):
    def address(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return None

    if wanted := address(host):
        return wanted in [address(san) for san in sans]
    wanted = host.lower().removesuffix(".").split(".")
    if "" in wanted or "*" in host:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if san.startswith("*."):
            labels[0] = wanted[0]
        if labels == wanted and not address(san):
            return True
    return False
