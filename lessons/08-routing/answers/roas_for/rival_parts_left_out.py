"""Gives no ROA to a prefix within another of the same origin."""

from ipaddress import ip_network


def roas_for(announced):
    roas = set()
    for prefix, origin in sorted(announced, key=lambda pair: int(pair[0].split("/")[1])):
        net = ip_network(prefix)
        if not any(net.subnet_of(ip_network(held)) for held, _, number in roas if number == origin):
            roas.add((prefix, net.prefixlen, origin))
    return roas
