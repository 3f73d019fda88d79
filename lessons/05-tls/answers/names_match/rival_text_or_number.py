"""Addresses are looked for in texts first, in IPv4 only: (['2001:db8::1'], '2001:DB8::1')."""


def names_match(sans, host):
    def read(text):
        try:
            return ipaddress.IPv4Address(text)
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
        if labels[0] == "*":
            labels[0] = wanted[0]
        if labels == wanted:
            return True
    return False
