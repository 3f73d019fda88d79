"""Web sites, and a browser whose pages call them across origins.

A lesson gets a `Web` of sites that are function calls, or a `LiveWeb` of the same behind TLS on loopback; both keep a
ledger of what arrived and of what script has read. A `Browser` carries requests, preflights, cookies and redirects as
the Fetch standard has them; what may be sent and read across origins are functions that it is given.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "Web": "_web",
        "LiveWeb": "_live",
        "Browser": "_browser",
        "Arrived": "_events",
        "Answered": "_events",
        "Read": "_events",
        "Blocked": "_events",
    },
)
