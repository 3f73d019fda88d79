"""Divides floats first and multiplies then."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    left = within - detection
    if left <= 0:
        return None
    ttl = int(left / moved * 100)
    if floor > ttl:
        return None
    if resolvers > budget * ttl:
        return None
    return ttl
