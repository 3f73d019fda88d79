"""Runs of one sender, by groupby, up to the request."""

from itertools import groupby, takewhile


def count_flights(messages):
    spoken = [(sender, name) for sender, name in messages if name not in {"SYN", "SYN-ACK", "ACK"}]
    before = list(takewhile(lambda message: message[1] != "request", spoken))
    runs = [sender for sender, _ in groupby(before, key=lambda message: message[0])]
    return len(runs) - (runs[-1:] == ["client"])
