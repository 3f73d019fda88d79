"""Whoever is used need not be closed, however old."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - used < idle_s}
