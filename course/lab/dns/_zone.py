"""A zone of authority, indexed for the questions RFC 1034 §4.3.2 puts to it."""

from functools import lru_cache

import dns.exception
import dns.name
import dns.rdatatype
import dns.rrset
import dns.zone
from dns.rdatatype import NS, SOA


class Zone:
    """Records by owner, all names that exist, and the SOA as negative answers carry it."""

    def __init__(self, parsed: dns.zone.Zone):
        self.origin = parsed.origin
        self._records = {owner: _rrsets(owner, node) for owner, node in parsed.items()}
        self._names = {name for owner in self._records for name in _up_to(self.origin, owner)}
        self.negative = self._negative()

    def rrsets(self, owner: dns.name.Name, rdtype: int) -> list[dns.rrset.RRset]:
        """The records at ``owner``: those of one type, or all for ANY."""
        found = self._records.get(owner, [])
        return found if rdtype == dns.rdatatype.ANY else [r for r in found if r.rdtype == rdtype]

    def cut(self, name: dns.name.Name, rdtype: int) -> dns.rrset.RRset | None:
        """The NS records of the highest zone cut on the way down to ``name``.

        A DS record belongs to the parent's side (RFC 4035 §3.1.4.1), so the cut itself does not hide it.
        """
        for owner in reversed(list(_up_to(self.origin, name))[:-1]):
            if rdtype == dns.rdatatype.DS and owner == name:
                return None
            if delegation := self.rrsets(owner, NS):
                return delegation[0]
        return None

    def source(self, name: dns.name.Name) -> dns.name.Name | None:
        """Whose records answer for ``name``: its own, those of the wildcard that covers it, or nobody's.

        A name with nothing but descendants exists (an empty non-terminal); the wildcard has to be the
        child of the closest encloser (RFC 4592 §3.3.1).
        """
        if name in self._names:
            return name
        encloser = next(n for n in _up_to(self.origin, name) if n in self._names)
        wildcard = dns.name.Name((b"*", *encloser.labels))
        return wildcard if wildcard in self._names else None

    def _negative(self):
        """RFC 2308 §3: a negative answer lives for the smaller of SOA.MINIMUM and the SOA's own TTL."""
        (soa,) = self.rrsets(self.origin, SOA)
        return dns.rrset.from_rdata(self.origin, min(soa.ttl, soa[0].minimum), soa[0])


@lru_cache(maxsize=128)
def parse(text: str, origin: str | None = None) -> Zone:
    """Read a master file (RFC 1035 §5); without ``origin`` it has to begin with ``$ORIGIN``."""
    try:
        return Zone(dns.zone.from_text(text, origin, relativize=False))
    except (dns.exception.DNSException, ValueError) as error:
        told = str(error) or type(error).__name__
        raise ValueError(f"the zone {origin or text[:40]!r} cannot be read: {told}") from error


def _rrsets(owner, node):
    found = []
    for records in node:
        rrset = dns.rrset.RRset(owner, records.rdclass, records.rdtype, records.covers)
        rrset.ttl = records.ttl
        rrset.items.update(records.items)  # what `update` does, but for a digest of each record
        found.append(rrset)
    return found


def _up_to(origin, name):
    """``name`` and its ancestors, up to and including ``origin``."""
    while name != origin:
        yield name
        name = name.parent()
    yield origin
