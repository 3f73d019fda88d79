"""A certificate's name is a shell pattern."""

import fnmatch


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
    wanted = name.lower().removesuffix(".").split(".")
    if "" in wanted or "*" in name:
        return False
    return any(fnmatch.fnmatchcase(".".join(wanted), san.lower()) for san in sans)
