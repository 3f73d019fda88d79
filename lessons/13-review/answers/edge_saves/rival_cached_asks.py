"""Cached requests go to the origin, the others do not."""


def edge_saves(near, far, direct, requests, cached):
    return (2 + requests) * (direct - near) - cached * far
