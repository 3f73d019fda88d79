"""What a faulty server sends in place of the reply its zones give."""

import random
import struct

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset
from dns.rdatatype import NS, A

from course.lab.dns._authority import Authority, Received, reply_to
from course.lab.dns._faults import Fault

NOT_ASKED = dns.name.from_text("nobody.asked.example")
POINTER = 0xC000
FORGED_TTL = 86400


def misbehave(fault: Fault, received: Received, reply: bytes, authority: Authority, draw: random.Random) -> list[bytes]:
    """The messages that a server with ``fault`` sends where an honest one sends ``reply``."""
    return MISBEHAVIOUR[fault.kind](fault, received, reply, authority, draw)


def _silent(fault, received, reply, authority, draw):
    return []


def _spoofed(fault, received, reply, authority, draw):
    forged = reply_to(received, dns.rcode.NOERROR)
    forged.id ^= draw.randrange(1, 1 << 16)
    forged.flags |= dns.flags.AA
    if received.question.rdtype == A:
        forged.answer.append(_address(received.question.name, fault.trap))
    else:
        forged.set_rcode(dns.rcode.NXDOMAIN)
    return [forged.to_wire(), reply]


def _truncated(fault, received, reply, authority, draw):
    empty = reply_to(received, dns.rcode.NOERROR)
    empty.flags |= dns.flags.TC | dns.flags.AA
    return [empty.to_wire()]


def _lame(fault, received, reply, authority, draw):
    return [reply_to(received, dns.rcode.REFUSED).to_wire()]


def _lame_upward(fault, received, reply, authority, draw):
    upward = reply_to(received, dns.rcode.NOERROR)
    upward.authority.append(dns.rrset.from_text(".", FORGED_TTL, "IN", "NS", "a.root-servers.test."))
    return [upward.to_wire()]


def _lame_empty(fault, received, reply, authority, draw):
    return [reply_to(received, dns.rcode.NOERROR).to_wire()]


def _poisoned(fault, received, reply, authority, draw):
    """A server of ``test.`` has no business to say where ``ns1.dns.example`` is."""
    message = dns.message.from_wire(reply)
    if message.answer:
        return [reply]
    zone = authority.zone_of(received.question.name, received.question.rdtype)
    for delegation in (rrset for rrset in message.authority if rrset.rdtype == NS):
        outside = [record.target for record in delegation if not record.target.is_subdomain(zone.origin)]
        message.additional += [_address(host, fault.trap) for host in outside]
    return [message.to_wire(want_shuffle=False)]


def _pointer_loop(fault, received, reply, authority, draw):
    question = reply_to(received, dns.rcode.NOERROR)
    question.use_edns(False)
    asked = question.to_wire()
    id, flags = struct.unpack_from("!HH", asked)
    header = struct.pack("!6H", id, flags | dns.flags.AA, 1, 1, 0, 0)
    owner = struct.pack("!H", POINTER | len(asked))
    address = bytes(map(int, fault.trap.split(".")))
    record = struct.pack("!HHIH", A, dns.rdataclass.IN, FORGED_TTL, len(address))
    return [header + asked[len(header) :] + owner + record + address]


def _wrong_question(fault, received, reply, authority, draw):
    wrong = reply_to(received, dns.rcode.NOERROR)
    wrong.flags |= dns.flags.AA
    wrong.question = [dns.rrset.RRset(NOT_ASKED, dns.rdataclass.IN, received.question.rdtype)]
    wrong.answer.append(_address(NOT_ASKED, fault.trap))
    return [wrong.to_wire()]


def _address(name, address):
    return dns.rrset.from_text(name, FORGED_TTL, "IN", "A", address)


MISBEHAVIOUR = {
    "silent": _silent,
    "spoofed": _spoofed,
    "truncated": _truncated,
    "lame": _lame,
    "lame-upward": _lame_upward,
    "lame-empty": _lame_empty,
    "poisoned": _poisoned,
    "pointer-loop": _pointer_loop,
    "wrong-question": _wrong_question,
}
