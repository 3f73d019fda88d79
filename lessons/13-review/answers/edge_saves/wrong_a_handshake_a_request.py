"""Each request opens a connection of its own."""


def edge_saves(near, far, direct, requests, cached):
    return 3 * requests * (direct - near) - (requests - cached) * far
