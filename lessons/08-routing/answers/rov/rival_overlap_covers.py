"""A ROA covers whatever it overlaps, also a larger announced prefix."""

def rov(prefix, origin, roas):
    net = ip_network(prefix)
    covering = [roa for roa in roas if net.overlaps(ip_network(roa[0]))]
    if not covering:
        return "not-found"
    matches = any(number == origin and net.prefixlen <= longest for _, longest, number in covering)
    return "valid" if matches else "invalid"
