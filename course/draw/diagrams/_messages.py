"""The events of a name server's log as steps of a ladder: who, which way, in which words."""

from collections.abc import Iterable
from dataclasses import dataclass

from course.draw.base._text import counted

TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Step:
    """One row. ``kind`` is ``query``, ``lost`` or what a reply is; the middle of ``name`` may be left out."""

    kind: str
    server: str
    address: str
    name: str
    words: str = ""
    over: str = ""
    fault: str = ""

    @property
    def outward(self) -> bool:
        return self.kind == "query"


def steps(events: Iterable) -> list[Step]:
    """A step for each `Query`, `Reply` and `Dropped` among ``events``; the rest is passed over."""
    asked, found = {}, []
    for event in events:
        if hasattr(event, "recursion_desired"):
            asked[event.n] = event
            found.append(_query(event))
        elif hasattr(event, "rcode"):
            found.append(_reply(event, asked.get(event.query)))
        elif hasattr(event, "reason"):
            found.append(_loss(event))
    return found


def _query(event):
    words = f" {event.type}" if event.type else ""
    words += " RD" if event.recursion_desired else ""
    return Step("query", event.server, event.address, event.name or "no question", words, event.over)


def _loss(event):
    return Step("lost", event.server, event.address, "", f"no reply: {event.reason}", fault="no reply")


def _reply(event, query):
    kind, words = _meaning(event, query)
    plain = words.partition(",")[0]
    if event.fault:
        words = plain if event.fault == plain else f"{event.fault}: {plain}"
    if query is not None and event.id != query.id:
        words += f", wrong id {event.id:#06x}"
    return Step(kind, event.server, event.address, "", words, fault=event.fault)


def _meaning(event, query):
    if event.truncated:
        return "truncated", "truncated"
    if event.rcode == "NXDOMAIN":
        return "negative", "NXDOMAIN"
    if event.rcode != "NOERROR":
        return TROUBLE, event.rcode
    if event.answers:
        return "answer", f"answer, {counted(event.answers, 'record')}"
    if event.authoritative:
        return "negative", "no data"
    if event.authority:
        return "referral", _referral(event, query)
    return TROUBLE, "empty"


def _referral(event, query):
    option = 1 if query is not None and query.edns else 0  # EDNS counts as an additional record
    glue = "" if event.additional > option else ", no glue"
    return f"referral, {counted(event.authority, 'name server')}{glue}"
