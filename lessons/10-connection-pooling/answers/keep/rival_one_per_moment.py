"""A dict by the moment of the last use: of two that were used in the same second one is lost."""


def keep(connections, now, idle_s, age_s):
    by_use = {used: (id, opened) for id, opened, used in connections}
    return {id for used, (id, opened) in by_use.items() if now - used < idle_s and now - opened < age_s}
