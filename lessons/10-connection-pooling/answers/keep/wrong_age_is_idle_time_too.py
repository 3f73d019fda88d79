"""The age is how long it was in use."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - used < idle_s and used - opened < age_s}
