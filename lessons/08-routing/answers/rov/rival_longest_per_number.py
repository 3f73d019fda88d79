"""Each number keeps only its ROA with the longest prefix, whatever its maximum length is."""

def rov(prefix, origin, roas):
    announced = ip_network(prefix)
    limits = {}
    for other, longest, number in sorted(roas, key=lambda roa: ip_network(roa[0]).prefixlen):
        if announced.subnet_of(ip_network(other)):
            limits[number] = longest
    if not limits:
        return "not-found"
    return "valid" if announced.prefixlen <= limits.get(origin, -1) else "invalid"
