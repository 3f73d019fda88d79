"""Labels are compared pair by pair, after the host has become ASCII by the standard library."""

import ipaddress


def names_match(sans, host):
    try:
        wanted = ipaddress.ip_address(host)
    except ValueError:
        try:
            name = host.lower() if host.isascii() else host.encode("idna").decode().lower()
        except UnicodeError:
            return False
        name = name[:-1] if name.endswith(".") else name
        if "*" in name or not all(name.split(".")):
            return False
        return any(_holds(san.lower(), name) for san in sans)
    return any(_same_address(san, wanted) for san in sans)


def _same_address(san, wanted):
    try:
        return ipaddress.ip_address(san) == wanted
    except ValueError:
        return False


def _holds(san, name):
    first, dot, rest = san.partition(".")
    if first == "*" and dot:
        return "*" not in rest and rest == name.partition(".")[2]
    return "*" not in san and san == name
