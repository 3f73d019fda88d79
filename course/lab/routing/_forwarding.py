"""Where packets go: every AS looks at its own table only."""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from course.lab.routing._messages import Node


def follow(ases: Mapping, start: Node, address: str) -> tuple[Node | None, tuple[Node, ...]]:
    """Where a packet from ``start`` to ``address`` ends, None for nowhere, and the ASes that it comes through."""
    wanted, hops = ip_address(address), [start]
    while True:
        route = _route_for(ases[hops[-1]].chosen, wanted)
        if route is None:
            return None, tuple(hops)
        if route["neighbour"] is None:
            return hops[-1], tuple(hops)
        if route["neighbour"] in hops:
            return None, (*hops, route["neighbour"])
        hops.append(route["neighbour"])


def _route_for(chosen, wanted):
    networks = {prefix: ip_network(prefix) for prefix in chosen}
    fitting = [prefix for prefix, network in networks.items() if wanted in network]
    return chosen[max(fitting, key=lambda prefix: networks[prefix].prefixlen)] if fitting else None
