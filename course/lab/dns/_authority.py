"""An authoritative name server as a pure function: zones and a query in, a reply out.

RFC 1034 §4.3.2 with its later corrections: negative answers (RFC 2308), wildcards (RFC 4592),
EDNS(0) (RFC 6891), one question per query (RFC 9619), glue that must fit (RFC 9471).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import lcm

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset
from dns.rdatatype import AAAA, ANY, CNAME, DS, A

from course.lab.dns._truncation import fit
from course.lab.dns._zone import Zone

HEADER = 12
PAYLOAD = 1232  # what fits an IPv6 packet everywhere, the DNS flag day 2020 value
PLAIN_UDP = 512  # RFC 1035 §4.2.1
REMEMBERED = 1000  # replies
ROTATED = (A, AAAA)
TARGET = ("target", "exchange")  # how NS, SRV, HTTPS and MX records call the host they lead to


@dataclass(frozen=True)
class Received:
    """A message as a server sees it: a query to answer, a reason to refuse it, or one to ignore it.

    ``query`` is the message but for its id, which ``wire`` has.
    """

    wire: bytes
    query: dns.message.Message | None = None
    rcode: dns.rcode.Rcode = dns.rcode.NOERROR
    ignored: str = ""

    @property
    def question(self) -> dns.rrset.RRset | None:
        return self.query.question[0] if self.query and self.query.question else None

    @property
    def name(self) -> str:
        if self.question is None:
            return ""
        return self.question.name.to_text(omit_final_dot=self.question.name != dns.name.root)

    @property
    def type(self) -> str:
        return dns.rdatatype.to_text(self.question.rdtype) if self.question is not None else ""

    @property
    def payload(self) -> int:
        """The largest UDP reply the sender takes (RFC 6891 §6.2.3)."""
        return max(PLAIN_UDP, self.query.payload) if self.query and self.query.edns >= 0 else PLAIN_UDP


def receive(wire: bytes) -> Received:
    """Read a message off the wire and judge all that does not depend on zones."""
    if len(wire) < HEADER:
        return Received(wire, ignored="shorter than a header")
    flags = int.from_bytes(wire[2:4], "big")
    if flags & dns.flags.QR:
        return Received(wire, ignored="a reply, not a query")
    if dns.opcode.from_flags(flags) != dns.opcode.QUERY:
        return Received(wire, rcode=dns.rcode.NOTIMP)
    query = (_read_before if len(wire) <= PLAIN_UDP else _read)(wire[2:])
    if query is None:
        return Received(wire, rcode=dns.rcode.FORMERR)
    return Received(wire, query, _rcode(query))


def _read(all_but_id: bytes) -> dns.message.Message | None:
    """A query that could have any id; None if it cannot be read."""
    try:
        return dns.message.from_wire(b"\0\0" + all_but_id)
    except (dns.exception.DNSException, ValueError):
        return None


_read_before = lru_cache(maxsize=1000)(_read)  # a resolver asks server after server the same


def _rcode(query) -> dns.rcode.Rcode:
    if query.edns > 0:
        return dns.rcode.BADVERS
    if len(query.question) != 1:
        return dns.rcode.FORMERR
    question = query.question[0]
    if question.rdclass != dns.rdataclass.IN:
        return dns.rcode.REFUSED
    # Zone transfers and other questions about something else than records.
    metatype = dns.rdatatype.is_metatype(question.rdtype) and question.rdtype != ANY
    return dns.rcode.REFUSED if metatype else dns.rcode.NOERROR


def reply_to(received: Received, rcode: dns.rcode.Rcode) -> dns.message.Message:
    """A reply without records: id, opcode, RD and question as in the query."""
    if received.query is not None:
        reply = dns.message.make_response(received.query, our_payload=PAYLOAD)
        reply.want_dnssec(bool(received.query.ednsflags & dns.flags.DO)) if received.query.edns >= 0 else None
    else:
        flags = int.from_bytes(received.wire[2:4], "big")
        reply = dns.message.Message()
        reply.flags = dns.flags.QR | flags & dns.flags.RD
        reply.set_opcode(dns.opcode.from_flags(flags))
    reply.id = int.from_bytes(received.wire[:2], "big")
    reply.set_rcode(rcode)
    return reply


class Authority:
    """What one name server knows: its zones. ``sibling_glue`` is whether a referral may carry addresses
    of name servers that lie in the zone but below another cut (RFC 9471 §2.2).

    It remembers what it has replied to the same question; servers with the same zones may share it.
    """

    def __init__(self, zones: Iterable[Zone], sibling_glue: bool = True):
        self._zones = {zone.origin: zone for zone in zones}
        self._sibling_glue = sibling_glue
        self._turns: dict[tuple[bytes, bool], int] = {}  # after how many the reply to a question comes again
        self._replies: dict[tuple[bytes, bool, int], bytes] = {}  # by turn; without their ids

    def respond(self, received: Received, over: str, turn: int = 0) -> bytes | None:
        """The reply to put on the wire, or None for a message that gets none.

        ``turn`` is how often the same question came before: sets of addresses go round by it.
        """
        if received.ignored:
            return None
        asked = received.wire[2:], over == "udp"
        turns = self._turns.get(asked, 1)
        reply = self._replies.get((*asked, turn % turns))
        if reply is None:
            wire, turns = self._reply(received, over, turn)
            if len(self._replies) >= REMEMBERED:
                self._replies.clear()
                self._turns.clear()
            self._turns[asked], reply = turns, wire[2:]
            self._replies[*asked, turn % turns] = reply
        return received.wire[:2] + reply

    def _reply(self, received, over, turn) -> tuple[bytes, int]:
        """The reply, and after how many turns it comes again."""
        reply, turns = reply_to(received, received.rcode), 1
        if received.rcode == dns.rcode.NOERROR:
            self._answer(reply, received.question.name, received.question.rdtype)
            turns = lcm(*(len(rrset) for rrset in reply.answer if rrset.rdtype in ROTATED))
            reply.answer = [_rotated(rrset, turn) for rrset in reply.answer]
        return fit(reply, min(received.payload, PAYLOAD) if over == "udp" else 65535), turns

    def zone_of(self, name: dns.name.Name, rdtype: int) -> Zone | None:
        """The deepest zone that holds ``name``; for DS the one on the parent's side, if it is here."""
        held = [zone for origin, zone in self._zones.items() if name.is_subdomain(origin)]
        above = [zone for zone in held if zone.origin != name]
        if rdtype == DS and above:
            held = above
        return max(held, key=lambda zone: len(zone.origin), default=None)

    def _answer(self, reply, name, rdtype):
        visited = set()
        while name is not None and name not in visited:
            visited.add(name)
            zone = self.zone_of(name, rdtype)
            if zone is not None:
                name = self._answer_from(zone, reply, name, rdtype)
            elif not reply.answer:
                return reply.set_rcode(dns.rcode.REFUSED)
            else:
                return None

    def _answer_from(self, zone, reply, name, rdtype):
        """Put what ``zone`` says about ``name`` into ``reply``; return the name to go on with, if any."""
        if cut := zone.cut(name, rdtype):
            return self._refer(zone, reply, cut)
        if not reply.answer:
            reply.flags |= dns.flags.AA  # about the first owner name only (RFC 1035 §4.1.1)
        source = zone.source(name)
        if source is None:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        elif rdtype not in (CNAME, ANY) and (alias := zone.rrsets(source, CNAME)):
            reply.answer.append(_owned(alias[0], name))
            return alias[0][0].target
        elif found := zone.rrsets(source, rdtype):
            reply.answer += [_owned(rrset, name) for rrset in found]
            return _add_addresses(zone, reply, found)
        reply.authority.append(zone.negative)

    def _refer(self, zone, reply, cut):
        reply.authority.append(cut)
        _add_addresses(zone, reply, [cut], lambda host: self._sibling_glue or host.is_subdomain(cut.name))


def _owned(rrset, owner):
    """A copy of ``rrset`` under ``owner``: how a wildcard's records appear in an answer."""
    copy = rrset.copy()
    copy.name = owner
    return copy


def _rotated(rrset, turn):
    first = turn % len(rrset)
    if rrset.rdtype not in ROTATED or first == 0:
        return rrset
    records = list(rrset)
    return dns.rrset.from_rdata_list(rrset.name, rrset.ttl, records[first:] + records[:first])


def _add_addresses(zone, reply, rrsets, wanted=lambda host: True):
    """Step 6: addresses, glue included, of the hosts that ``rrsets`` lead to, as far as ``zone`` has them."""
    records = [record for rrset in rrsets for record in rrset]
    hosts = [getattr(record, field) for record in records for field in TARGET if hasattr(record, field)]
    for host in filter(wanted, hosts):
        for rrset in zone.rrsets(host, A) + zone.rrsets(host, AAAA):
            if rrset not in reply.additional:
                reply.additional.append(rrset)
