"""Exactly as long as the limit is not too long."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - used <= idle_s and now - opened <= age_s}
