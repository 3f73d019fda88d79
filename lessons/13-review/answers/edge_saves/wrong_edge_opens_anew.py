"""The edge has to open its connection to the origin first."""


def edge_saves(near, far, direct, requests, cached):
    return (2 + requests) * (direct - near) - (requests - cached) * far - (2 * far if cached < requests else 0)
