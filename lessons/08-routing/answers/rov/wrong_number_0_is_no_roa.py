"""A ROA for number 0 names nobody, so it covers nothing."""


def rov(prefix, origin, roas):
    announced = ip_network(prefix)
    covering = [roa for roa in roas if announced.subnet_of(ip_network(roa[0])) and roa[2]]
    if any(number == origin and announced.prefixlen <= most for _, most, number in covering):
        return "valid"
    return "invalid" if covering else "not-found"
