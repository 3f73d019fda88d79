"""Idle is counted from when it was opened."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if now - opened < idle_s and now - opened < age_s}
