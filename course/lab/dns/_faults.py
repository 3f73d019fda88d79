"""Ways a name server can misbehave."""

import ipaddress
from dataclasses import dataclass

OVER = ("udp", "tcp", "dot", "doh")

KINDS = {
    "silent": "takes the query and never answers",
    "spoofed": "before the right reply, one with another id and a forged address arrives (UDP only)",
    "truncated": "answers with TC set and no records (UDP only): the answer waits on TCP",
    "lame": "refuses: REFUSED, as a server does for a zone it does not serve",
    "lame-upward": "refers the client up to the root, as some old servers do",
    "lame-empty": "answers NOERROR with no records and without the authoritative bit",
    "poisoned": "adds to a referral an address for a name server that lies outside the zone it serves",
    "pointer-loop": "answers with an owner name that is a compression pointer to itself",
    "wrong-question": "answers, with the right id, a question nobody asked",
}

UDP_ONLY = {"spoofed", "truncated"}


@dataclass(frozen=True)
class Fault:
    """One way to misbehave: ``kind`` is a key of `KINDS`.

    ``names`` limits it to these query names (all if empty), ``over`` to these transports (all that the
    kind can use if empty). ``trap`` is the IPv4 address that forged records carry.
    """

    kind: str
    names: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    trap: str = "203.0.113.66"

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"no fault is called {self.kind!r}; there are {', '.join(KINDS)}")
        if not set(self.over) <= set(OVER):
            raise ValueError(f"a fault acts over some of {', '.join(OVER)}, not {self.over!r}")
        if self.kind in UDP_ONLY and not set(self.over) <= {"udp"}:
            raise ValueError(f"{self.kind!r} is possible over UDP only")
        ipaddress.IPv4Address(self.trap)

    def concerns(self, name: str, over: str) -> bool:
        """Whether it acts on a query for ``name`` that came in ``over``."""
        transports = self.over or (("udp",) if self.kind in UDP_ONLY else OVER)
        return over in transports and (not self.names or _plain(name) in map(_plain, self.names))


def _plain(name: str) -> str:
    return name.rstrip(".").lower()
