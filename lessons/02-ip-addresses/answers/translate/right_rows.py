"""A row of mapping objects, each with the set of peers it has sent to; the place in the row gives the port."""
from dataclasses import dataclass, field


@dataclass
class _Mapping:
    inside: tuple
    port: int
    peers: set = field(default_factory=set)


class Translator:
    def __init__(self, public, first):
        self.public, self.first = public, first
        self._row, self._by_pair = [], {}

    def outgoing(self, packet):
        source, source_port, destination, destination_port = packet
        mapping = self._by_pair.get((source, source_port))
        if mapping is None:
            port = self.first + len(self._row)
            if port > 0xFFFF:
                return None
            mapping = _Mapping((source, source_port), port)
            self._row.append(mapping)
            self._by_pair[mapping.inside] = mapping
        mapping.peers.add((destination, destination_port))
        return (self.public, mapping.port, destination, destination_port)

    def incoming(self, packet):
        source, source_port, destination, destination_port = packet
        place = destination_port - self.first
        if destination != self.public or not 0 <= place < len(self._row):
            return None
        mapping = self._row[place]
        if (source, source_port) not in mapping.peers:
            return None
        return (source, source_port) + mapping.inside
