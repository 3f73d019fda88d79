"""What every subject of the lab stands on: the log of events, the loop behind the servers, addresses, errors.

A lesson gets the errors that the lab raises, all of them `OSError`s.
"""

from course._face import face

__all__, __getattr__, __dir__ = face(
    __name__,
    {
        "LabError": "_errors",
        "NoRoute": "_errors",
    },
)
