"""Look up each prefix that holds the announced one, from itself to the shortest."""


def rov(prefix, origin, roas):
    network, states = ip_network(prefix), set()
    for length in range(network.prefixlen + 1):
        above = str(network.supernet(new_prefix=length))
        states |= {
            (most >= network.prefixlen) and number == origin
            for roa, most, number in roas
            if str(ip_network(roa)) == above
        }
    return "valid" if True in states else "invalid" if states else "not-found"
