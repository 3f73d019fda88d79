"""Queries as bytes and replies as dnspython messages, for tests."""

import dns.flags
import dns.message
import dns.rdatatype


def query(name, rdtype="A", flags=0, **edns) -> bytes:
    message = dns.message.make_query(name, rdtype, **edns)
    message.flags = dns.flags.Flag(flags)
    return message.to_wire()


def asked(net, address, name, rdtype="A", over="udp", **edns) -> dns.message.Message:
    """The one reply to a query that `net` sends for real."""
    (reply,) = net.ask(address, query(name, rdtype, **edns), over)
    return dns.message.from_wire(reply)


def records(section) -> list[str]:
    """A section as sorted lines ``owner ttl type data``."""
    lines = []
    for rrset in section:
        kind = dns.rdatatype.to_text(rrset.rdtype)
        lines += [f"{rrset.name} {rrset.ttl} {kind} {data}" for data in rrset]
    return sorted(lines)


def flags(message) -> set[str]:
    return set(dns.flags.to_text(message.flags).split())
