"""TLS 1.3 over TCP takes three round trips before the request."""


def edge_saves(near, far, direct, requests, cached):
    return (3 + requests) * (direct - near) - (requests - cached) * far
