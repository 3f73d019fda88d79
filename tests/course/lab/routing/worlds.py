"""Graphs of autonomous systems, drawn from a seed, and decisions for them."""

from random import Random

from course.lab import AsGraph

OPPOSITE = {"customer": "provider", "provider": "customer", "peer": "peer"}


def no_circle(number, route):
    return number not in route["path"]


def for_customers(learned_from, to):
    return to == "customer" or learned_from in ("own", "customer")


def preferred(routes):
    return min(routes, key=lambda route: (-route["local_pref"], len(route["path"]), route["router_id"]))


def graph(links, **changed) -> AsGraph:
    decisions = {"best": preferred, "may_export": for_customers, "accepts": no_circle}
    return AsGraph(links, **decisions | changed)


def joined(*pairs):
    """Links of ``(a, b, what b is to a)``."""
    links = {name: {} for name in sorted({name for a, b, _ in pairs for name in (a, b)})}
    for a, b, is_a in pairs:
        links[a][b], links[b][a] = is_a, OPPOSITE[is_a]
    return links


def drawn(count: int, draw: Random):
    """``count`` ASes, each but the first three with providers of a lower number, some of them peers of others."""
    pairs = [(2, 1, "peer"), (3, 1, "peer"), (3, 2, "peer")]
    for a in range(4, count + 1):
        pairs += [(a, b, "provider") for b in sorted(draw.sample(range(1, a), draw.choice([1, 2, 2])))]
    taken = {frozenset(pair[:2]) for pair in pairs}
    for _ in range(count // 3):
        a, b = sorted(draw.sample(range(4, count + 1), 2))
        if frozenset((a, b)) not in taken:
            taken.add(frozenset((a, b)))
            pairs.append((a, b, "peer"))
    return joined(*pairs)
