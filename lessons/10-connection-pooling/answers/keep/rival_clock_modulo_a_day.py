"""Seconds of the day only: what is older than a day looks young."""


def keep(connections, now, idle_s, age_s):
    day = 86_400
    return {
        id
        for id, opened, used in connections
        if (now - used) % day < idle_s and (now - opened) % day < age_s
    }
