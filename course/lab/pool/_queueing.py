"""Waiting before servers: computed by Erlang's formula, and simulated."""

import heapq
from random import Random


def erlang_c(servers: int, rate: float, mean_ms: float) -> float:
    """The share of requests that have to wait: random arrivals, ``rate`` a second, and random times of ``mean_ms``.

    Erlang's C formula. It is 1 where the servers cannot keep up.
    """
    load = rate * mean_ms / 1000
    if load >= servers:
        return 1.0
    blocked = 1.0  # Erlang's B for 0 servers, and from each number to the next
    for count in range(1, servers + 1):
        blocked = load * blocked / (count + load * blocked)
    return servers * blocked / (servers - load * (1 - blocked))


def waits(servers: int, rate: float, mean_ms: float, count: int, seed: int = 0) -> list[float]:
    """How long each of ``count`` requests waits for one of ``servers``, in ms; the first to come is served first."""
    draw, free, now, found = Random(seed), [0.0] * servers, 0.0, []
    for _ in range(count):
        now += draw.expovariate(rate / 1000)
        begin = max(now, heapq.heappop(free))
        heapq.heappush(free, begin + draw.expovariate(1 / mean_ms))
        found.append(begin - now)
    return found
