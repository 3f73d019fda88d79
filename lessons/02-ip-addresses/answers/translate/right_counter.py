"""Mappings as dicts of their own: port, pair and those who were asked."""

from itertools import count


class Translator:
    def __init__(self, public, first):
        self.public, self.ports, self.mappings = public, count(first), {}

    def outgoing(self, packet):
        inside, outside = packet[:2], packet[2:]
        if inside not in self.mappings:
            port = next(self.ports)
            if port > 65535:
                return None
            self.mappings[inside] = {"port": port, "asked": []}
        mapping = self.mappings[inside]
        mapping["asked"].append(outside)
        return (self.public, mapping["port"]) + outside

    def incoming(self, packet):
        for inside, mapping in self.mappings.items():
            if mapping["port"] == packet[3]:
                return packet[:2] + inside if packet[:2] in mapping["asked"] else None
        return None
