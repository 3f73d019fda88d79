"""Gives an AS one ROA up to the length of the part that it announces, too, which allows all parts."""

from ipaddress import ip_network


def roas_for(announced):
    nets = [(ip_network(prefix), origin) for prefix, origin in announced]
    roas = set()
    for net, origin in nets:
        same = [other for other, number in nets if number == origin]
        if any(net != other and net.subnet_of(other) for other in same):
            continue  # the larger one has a ROA for it
        roas.add((str(net), max(other.prefixlen for other in same if other.subnet_of(net)), origin))
    return roas
