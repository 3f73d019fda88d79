"""A ROA for number 0 allows everybody to announce the prefix."""


def rov(prefix, origin, roas):
    announced = ip_network(prefix)
    covering = [roa for roa in roas if announced.subnet_of(ip_network(roa[0]))]
    if any(number in (origin, 0) and announced.prefixlen <= most for _, most, number in covering):
        return "valid"
    return "invalid" if covering else "not-found"
