"""A connection's age begins anew when it is used."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - used < idle_s and now - used < age_s}
