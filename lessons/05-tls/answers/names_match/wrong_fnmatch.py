"""A certificate's name is a shell pattern."""

import fnmatch


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
    return any(fnmatch.fnmatchcase(".".join(wanted), san.lower()) for san in sans)
