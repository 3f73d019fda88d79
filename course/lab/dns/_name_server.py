"""A name server without sockets: messages in, messages out, everything noted in the log."""

import random
import struct
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from course.lab.base._log import Log
from course.lab.dns._events import Dropped, Query, Reply
from course.lab.dns._faults import Fault

REMEMBERED = 1000  # questions whose turn is kept; a flood of invented names must not fill the memory


class NameServer:
    """One host that answers for ``zones`` (``(origin, master file)`` pairs) at all of its ``addresses``."""

    def __init__(
        self,
        name: str,
        addresses: Sequence[str],
        zones: Sequence[tuple[str, str]],
        faults: Sequence[Fault] = (),
        sibling_glue: bool = True,
        seed: int = 0,
    ):
        self.name = name
        self.addresses = tuple(addresses)
        self.zones = tuple(zones)
        self.faults = tuple(faults)
        self._sibling_glue = sibling_glue
        self._seed = f"{seed}/{name}"
        self._turns = Counter()

    @cached_property
    def _draw(self):
        return random.Random(self._seed)

    @cached_property
    def authority(self):
        return _authority(self.zones, self._sibling_glue)

    @property
    def origins(self) -> set[str]:
        """The origins of its zones, as they were given."""
        return {origin for origin, _ in self.zones}

    def handle(self, message: bytes, address: str, over: str, log: Log) -> list[bytes]:
        """The messages this server sends back for ``message``, in order; none if it drops it."""
        from course.lab.dns._authority import receive

        received = receive(message)
        where = {"server": self.name, "address": address, "over": over}
        query = log.add(Query, **where, **_described(received))
        if received.ignored:
            log.add(Dropped, query=query, **where, reason=received.ignored)
            return []
        reply = self.authority.respond(received, over, self._turn(received))
        fault = self._fault(received, over)
        sent = [reply] if fault is None else self._misbehave(fault, received, reply)
        for wire in sent:
            told = "" if wire == reply else fault.kind
            log.add(Reply, query=query, **where, **_summary(wire, received), fault=told)
        if not sent:
            log.add(Dropped, query=query, **where, reason="told to be silent")
        return sent

    def _misbehave(self, fault, received, reply):
        from course.lab.dns._misbehaviour import misbehave

        return misbehave(fault, received, reply, self.authority, self._draw)

    def _fault(self, received, over):
        for fault in self.faults:
            # Every other kind twists the answer to a question, so there has to be one.
            possible = received.question is not None or fault.kind == "silent"
            if possible and fault.concerns(received.name, over):
                return fault
        return None

    def _turn(self, received):
        asked = (received.name.lower(), received.type)
        if len(self._turns) > REMEMBERED:
            self._turns.clear()
        self._turns[asked] += 1
        return self._turns[asked] - 1


@lru_cache(maxsize=128)
def _authority(zones, sibling_glue):
    from course.lab.dns._authority import Authority
    from course.lab.dns._zone import parse

    return Authority([parse(text, origin) for origin, text in zones], sibling_glue)


def _described(received):
    wire, query = received.wire, received.query
    flags = int.from_bytes(wire[2:4], "big")
    return {
        "id": int.from_bytes(wire[:2], "big"),
        "name": received.name,
        "type": received.type,
        "recursion_desired": bool(flags & 0x0100),
        "edns": query is not None and query.edns >= 0,
        "payload": received.payload,
        "size": len(wire),
    }


def _summary(wire, received):
    import dns.rcode

    id, flags, _, answers, authority, additional = struct.unpack_from("!6H", wire)
    # BADVERS keeps its upper bits in the OPT record, where the header does not show them.
    extended = received.rcode if received.rcode > 15 else flags & 0x000F
    return {
        "id": id,
        "rcode": dns.rcode.to_text(extended),
        "authoritative": bool(flags & 0x0400),
        "truncated": bool(flags & 0x0200),
        "answers": answers,
        "authority": authority,
        "additional": additional,
        "size": len(wire),
    }
