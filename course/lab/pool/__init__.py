"""Pools, the servers behind them, and the storms that bring both down.

A lesson gets a `Database` and a `Shop`, which really open, hold and refuse connections on loopback and tell of it; a
`Teller`, which lends real connections to threads as a pool says; `storm`, a database and its clients in virtual time;
and what queues cost. What is admitted, what is tried again and who gets which connection is handed in.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Database": "_database",
        "Shop": "_shop",
        "Storm": "_storm",
        "Teller": "_teller",
        "arrivals": "_storm",
        "at_once": "_at_once",
        "erlang_c": "_queueing",
        "storm": "_storm",
        "waits": "_queueing",
        "Closed": "_events",
        "Fetched": "_events",
        "Opened": "_events",
        "Refused": "_events",
        "TurnedAway": "_events",
        "Worked": "_events",
    },
)
