"""Keeps one pair for each server and port: of two hosts that ask the same server only the last gets an answer."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.answers = {}, {}

    def outgoing(self, packet):
        *pair, address, port = packet
        pair = tuple(pair)
        if pair not in self.ports:
            if self.free > 65535:
                return None
            self.ports[pair] = self.free
            self.free += 1
        self.answers[address, port] = self.ports[pair], pair
        return self.public, self.ports[pair], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        known, pair = self.answers.get((address, port), (None, None))
        return (address, port, *pair) if known == mapped else None
