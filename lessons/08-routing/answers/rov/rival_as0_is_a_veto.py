"""A ROA for number 0 makes everything under it invalid, even what another ROA allows."""

def rov(prefix, origin, roas):
    net = ip_network(prefix)
    covering = [roa for roa in roas if net.subnet_of(ip_network(roa[0]))]
    if not covering:
        return "not-found"
    if any(number == 0 for _, _, number in covering):
        return "invalid"
    matches = any(number == origin and net.prefixlen <= longest for _, longest, number in covering)
    return "valid" if matches else "invalid"
