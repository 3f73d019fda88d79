"""Where packets go: every AS follows its own routes only.

No AS is asked to look an address up: the routes of one prefix after the other are laid over all ASes at once, those of
longer prefixes last.
"""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from course.lab.routing._messages import Node
from course.lab.routing._router import As, length


def ends(ases: Mapping[Node, As], address: str) -> dict[Node, tuple[Node | None, tuple[Node, ...]]]:
    """For each AS where its packets to ``address`` end, None for nowhere, and the ASes that they come through."""
    wanted, onwards = ip_address(address), {}
    known = {prefix for one in ases.values() for prefix in one.chosen}
    for prefix in sorted((prefix for prefix in known if wanted in ip_network(prefix)), key=length):
        onwards |= {a: one.chosen[prefix]["neighbour"] for a, one in ases.items() if prefix in one.chosen}
    return {a: _way(onwards, a) for a in ases}


def _way(onwards, start):
    hops = [start]
    while hops[-1] in onwards:
        after = onwards[hops[-1]]
        if after is None:
            return hops[-1], tuple(hops)
        if after in hops:
            return None, (*hops, after)
        hops.append(after)
    return None, tuple(hops)
