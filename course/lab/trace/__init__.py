"""One click from end to end: a browser, a resolver, an edge, a balancer, hosts and what stands behind them, traced.

A lesson gets a `Journey`, which runs them all on loopback through delayed lines. It has no opinion of its own on which
host gets a request and on what a worker does with a message: both are functions that it is given. `har` makes a HAR 1.2
of timings that somebody else has worked out.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Journey": "_journey",
        "har": "_har",
    },
)
