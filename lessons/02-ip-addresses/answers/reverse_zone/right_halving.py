"""Halve a prefix until it has whole bytes."""

from ipaddress import ip_interface


def reverse_zone(prefix):
    network = ip_interface(prefix).network
    if network.prefixlen > 24:
        raise ValueError(prefix)
    if network.prefixlen % 8:
        low, high = map(str, network.subnets())
        return reverse_zone(low) + reverse_zone(high)
    return [network.network_address.reverse_pointer.split(".", 4 - network.prefixlen // 8)[-1]]
