"""Replies that have to fit a datagram."""

from bisect import bisect_left
from copy import copy

import dns.exception
import dns.flags
import dns.message
import dns.rrset
from dns.rdatatype import NS


def fit(reply: dns.message.Message, limit: int) -> bytes:
    """The reply in at most ``limit`` bytes: additional records go first; what has to be there sets TC.

    A truncated reply is cut from its end (RFC 1035 §6.2), record by record. What is left of the set at which it was cut
    may stay (RFC 2181 §9): clients should ask again over TCP, and one that does not has learnt something. BIND 9 does
    so for clients without EDNS; NSD, Knot DNS and Unbound leave such a set out: an answer of one large set is empty.
    """
    if wire := _wire(reply, limit):
        return wire
    cuts = [rrset.name for rrset in reply.authority if rrset.rdtype == NS]
    reply.additional = [glue for glue in reply.additional if any(map(glue.name.is_subdomain, cuts))]
    if wire := _wire(reply, limit):
        return wire
    reply.flags |= dns.flags.TC
    counts = range(1, sum(map(len, reply.answer + reply.authority)) + 1)
    most = bisect_left(counts, True, key=lambda count: _wire(_first(reply, count), limit) is None)
    return _wire(_first(reply, most), limit)


def _first(reply, count):
    """A copy of ``reply`` with the first ``count`` records of answer and authority, and nothing behind them."""
    cut = copy(reply)
    cut.sections = [reply.question, *([] for _ in range(3))]
    for section, rrsets in ((cut.answer, reply.answer), (cut.authority, reply.authority)):
        for rrset in rrsets:
            records = list(rrset)[:count]
            section += [dns.rrset.from_rdata_list(rrset.name, rrset.ttl, records)] if records else []
            count -= len(records)
    return cut


def _wire(reply, limit):
    try:
        return reply.to_wire(max_size=limit, want_shuffle=False)
    except dns.exception.TooBig:
        return None
