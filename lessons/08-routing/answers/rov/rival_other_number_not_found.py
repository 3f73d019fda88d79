"""Only ROAs for the origin's number are looked at, so a wrong origin is not found."""

def rov(prefix, origin, roas):
    net = ip_network(prefix)
    lengths = [longest for p, longest, number in roas if number == origin and net.subnet_of(ip_network(p))]
    if not lengths:
        return "not-found"
    return "valid" if net.prefixlen <= max(lengths) else "invalid"
