"""Python's own codec makes the ASCII form, by IDNA 2003: (['xn--fa-hia.test'], 'faß.test')."""


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
        name = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
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
