"""One of the two limits is enough to be kept."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - used < idle_s or now - opened < age_s}
