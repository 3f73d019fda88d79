"""A star covers all names below, however deep."""


def names_match(sans, host):
    def read(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return text

    wanted = read(host)
    if wanted is not host:
        return wanted in [read(san) for san in sans]
    name = ascii_form(host) or ""
    wanted = name.lower().removesuffix(".").split(".")
    if "" in wanted or "*" in name:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if labels[0] == "*" and len(labels) <= len(wanted):
            labels[:1] = wanted[: len(wanted) - len(labels) + 1]
        if labels == wanted:
            return True
    return False
