"""A table of connections as they look from outside, and a list whose index tells the public port."""


class Translator:
    def __init__(self, public, first):
        self.public, self.first, self.pairs, self.connections = public, first, [], {}

    def outgoing(self, packet):
        source, sport, destination, dport = packet
        if (source, sport) not in self.pairs:
            if self.first + len(self.pairs) >= 65536:
                return None
            self.pairs.append((source, sport))
        port = self.first + self.pairs.index((source, sport))
        self.connections[destination, dport, self.public, port] = destination, dport, source, sport
        return self.public, port, destination, dport

    def incoming(self, packet):
        return self.connections.get(tuple(packet))
