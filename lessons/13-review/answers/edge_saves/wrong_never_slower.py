"""An edge never makes it slower."""


def edge_saves(near, far, direct, requests, cached):
    return max(0, (2 + requests) * (direct - near) - (requests - cached) * far)
