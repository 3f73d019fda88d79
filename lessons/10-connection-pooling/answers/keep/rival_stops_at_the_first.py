"""Stops at the first that is too old."""


def keep(connections, now, idle_s, age_s):
    kept = set()
    for id, opened, used in connections:
        if now - opened >= age_s:
            break
        if now - used < idle_s:
            kept.add(id)
    return kept
