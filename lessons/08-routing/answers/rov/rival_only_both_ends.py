"""An announcement matches only with the ROA's own prefix or with exactly the maximum length, not in between."""

def rov(prefix, origin, roas):
    net = ip_network(prefix)
    covering = [roa for roa in roas if net.subnet_of(ip_network(roa[0]))]
    if not covering:
        return "not-found"
    matches = any(number == origin and (p == prefix or net.prefixlen == longest) for p, longest, number in covering)
    return "valid" if matches else "invalid"
