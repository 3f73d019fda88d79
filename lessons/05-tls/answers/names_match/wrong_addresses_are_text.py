"""Addresses are names like others: the same text, or a star for a part."""


def names_match(sans, host):
    def read(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return text

    name = ascii_form(host) or ""
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
