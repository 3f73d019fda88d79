"""The handshake takes one round trip."""


def edge_saves(near, far, direct, requests, cached):
    return (1 + requests) * (direct - near) - (requests - cached) * far
