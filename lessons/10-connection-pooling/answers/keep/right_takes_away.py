"""All of them, less those that are too old or too idle."""


def keep(connections, now, idle_s, age_s):
    old = {c[0] for c in connections if c[1] <= now - age_s}
    idle = {c[0] for c in connections if now - c[2] >= idle_s}
    return {c[0] for c in connections} - old - idle
