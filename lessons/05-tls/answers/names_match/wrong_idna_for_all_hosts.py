"""A host that IDNA refuses is no host, in ASCII too."""


def names_match(sans, host):
    def read(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return text

    wanted = read(host)
    if wanted is not host:
        return wanted in [read(san) for san in sans]
    try:
        name = idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return False
    wanted = name.lower().removesuffix(".").split(".")
    if "" in wanted or "*" in name:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if labels[0] == "*":
            labels[0] = wanted[0]
        if labels == wanted:
            return True
    return False
