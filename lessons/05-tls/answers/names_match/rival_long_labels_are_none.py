"""A label of more than 63 letters makes a host in ASCII none: (['k' * 64 + '.test'], the same)."""


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
    if max(map(len, wanted)) > 63 or "" in wanted or "*" in name:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if labels[0] == "*":
            labels[0] = wanted[0]
        if labels == wanted:
            return True
    return False
