"""Drops the connection with the number 0."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if id and now - used < idle_s and now - opened < age_s}
