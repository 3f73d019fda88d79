"""Pools, the servers behind them, and the storms that bring both down.

A lesson gets `storm`, a database and its clients in virtual time, and `arrivals`, the moments at which they come. What is
admitted and what is tried again are functions that it is given.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Storm": "_storm",
        "arrivals": "_storm",
        "storm": "_storm",
    },
)
