"""Copies end from the moment of the failure on."""


def stranded(share, detect, ttl, t):
    return share * (1 - min(1, t / ttl))
