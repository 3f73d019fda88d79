"""All that can stand in a log of the lab: one kind of event per class, plain and frozen, from every subject.

``n`` counts all events of one log from 0 upwards, also those that a full log no longer holds.
"""

from course.lab.browser._events import Answered, Arrived, Blocked, Read
from course.lab.dns._events import Dropped, Query, Reply
from course.lab.http._events import Answer, Effect, Request
from course.lab.pool._events import Closed, Fetched, Opened, Refused, TurnedAway, Worked
from course.lab.tls._events import Flight, Heard, Visit

# What may cross between a student's process and the judge's.
CROSSING = frozenset(
    {Query, Reply, Dropped, Flight, Visit, Heard, Request, Effect, Answer}
    | {Arrived, Answered, Read, Blocked}
    | {Opened, Closed, Refused, Fetched, Worked, TurnedAway}
)

__all__ = ["CROSSING", *sorted(kind.__name__ for kind in CROSSING)]
