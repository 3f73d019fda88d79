"""An edge helps with what it has cached, and with nothing else."""


def edge_saves(near, far, direct, requests, cached):
    return (2 + cached) * (direct - near)
