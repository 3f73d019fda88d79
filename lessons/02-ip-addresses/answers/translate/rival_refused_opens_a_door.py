"""Notes the destination of a refused packet at the last port: who is there may then send to the last pair."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.pairs, self.asked = {}, {}, set()

    def outgoing(self, packet):
        source, sport, address, port = packet
        if (source, sport) not in self.ports and self.free <= 65535:
            self.ports[source, sport] = self.free
            self.pairs[self.free] = source, sport
            self.free += 1
        mapped = self.ports.get((source, sport), 65535)
        self.asked.add((mapped, address, port))
        return (self.public, mapped, address, port) if (source, sport) in self.ports else None

    def incoming(self, packet):
        address, port, _, mapped = packet
        return (address, port, *self.pairs[mapped]) if (mapped, address, port) in self.asked else None
