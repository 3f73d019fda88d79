"""Loosens the ROA of a larger prefix up to the parts that others announce."""

from ipaddress import ip_network


def roas_for(announced):
    nets = [ip_network(prefix) for prefix, _ in announced]
    return {
        (prefix, max(net.prefixlen for net in nets if net.subnet_of(ip_network(prefix))), origin)
        for prefix, origin in announced
    }
