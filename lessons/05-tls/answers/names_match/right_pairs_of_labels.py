"""Labels are compared pair by pair, after `idna` has brought a host of another alphabet into ASCII form."""

import ipaddress

import idna


def names_match(sans, host):
    try:
        wanted = ipaddress.ip_address(host)
    except ValueError:
        try:
            name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode()
        except UnicodeError:
            return False
        name = name[:-1] if name.endswith(".") else name
        if "*" in name or not all(name.split(".")):
            return False
        return any(_holds(san.lower(), name) for san in sans if _address(san) is None)
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
