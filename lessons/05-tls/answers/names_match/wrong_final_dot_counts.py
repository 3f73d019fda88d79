"""A dot at the end makes it another name."""



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
    wanted = name.lower().split(".")
    if "" in wanted or "*" in name:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if san.startswith("*."):
            labels[0] = wanted[0]
        if labels == wanted and not address(san):
            return True
    return False
