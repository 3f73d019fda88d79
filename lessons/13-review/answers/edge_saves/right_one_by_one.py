"""Request after request."""


def edge_saves(near, far, direct, requests, cached):
    saved = 2 * (direct - near)
    for number in range(requests):
        saved += direct - near - (0 if number < cached else far)
    return saved
