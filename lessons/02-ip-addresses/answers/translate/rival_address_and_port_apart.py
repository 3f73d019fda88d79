"""Keeps asked addresses and asked ports apart: 192.0.2.80 at 443 and 192.0.2.8 at 53 let 192.0.2.80 in from 53."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.asked = {}, {}

    def outgoing(self, packet):
        source, sport, address, port = packet
        if (source, sport) not in self.ports:
            if self.free > 65535:
                return None
            self.ports[source, sport] = self.free
            self.asked[self.free] = source, sport, set(), set()
            self.free += 1
        mapped = self.ports[source, sport]
        self.asked[mapped][2].add(address)
        self.asked[mapped][3].add(port)
        return self.public, mapped, address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        source, sport, addresses, ports = self.asked.get(mapped, ("", 0, (), ()))
        return (address, port, source, sport) if address in addresses and port in ports else None
