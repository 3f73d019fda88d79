"""Labels are compared pair by pair."""

import ipaddress


def names_match(sans, host):
    try:
        wanted = ipaddress.ip_address(host)
    except ValueError:
        name = ascii_form(host)
        if name is None:
            return False
        name = name.lower()
        name = name[:-1] if name.endswith(".") else name
        if "*" in name or not all(name.split(".")):
            return False
        return any(_holds(san.lower(), name) for san in sans)
    return wanted in map(_address, sans)


def _address(san):
    try:
        return ipaddress.ip_address(san)
    except ValueError:
        return None


def _holds(san, name):
    first, dot, rest = san.partition(".")
    if first == "*" and dot:
        return "*" not in rest and rest == name.partition(".")[2]
    return "*" not in san and san == name
