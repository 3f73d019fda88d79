"""Only the age counts."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - opened < age_s}
