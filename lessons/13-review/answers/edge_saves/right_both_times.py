"""Both times, then their difference."""


def edge_saves(near, far, direct, requests, cached):
    without = 2 * direct + requests * direct
    with_edge = 2 * near + requests * near + (requests - cached) * far
    return without - with_edge
