"""Autonomous systems that tell each other routes, in rounds and without a socket.

A lesson gets an `AsGraph`, the networks and their links, which carries messages and has no opinion of its own: what is
best, who is told and what is accepted are functions that it is given.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "As": "_router",
        "AsGraph": "_graph",
        "Announcement": "_messages",
        "Withdrawal": "_messages",
    },
)
