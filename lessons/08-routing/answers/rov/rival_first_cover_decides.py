"""The first ROA that covers decides."""

def rov(prefix, origin, roas):
    net = ip_network(prefix)
    for roa, max_length, number in roas:
        if net.subnet_of(ip_network(roa)):
            return "valid" if number == origin and net.prefixlen <= max_length else "invalid"
    return "not-found"
