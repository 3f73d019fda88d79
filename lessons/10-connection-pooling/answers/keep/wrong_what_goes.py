"""The result says which connections go."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if not (now - used < idle_s and now - opened < age_s)}
