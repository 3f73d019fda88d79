"""The first limit is for the age, the second for idleness."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - used < age_s and now - opened < idle_s}
