"""The edge answers everything: the far trip is always saved."""


def edge_saves(near, far, direct, requests, cached):
    return (2 + requests) * (direct - near)
