"""When each connection's time is up: the earlier of two moments."""


def keep(connections, now, idle_s, age_s):
    kept = set()
    for id, opened, used in connections:
        if min(used + idle_s, opened + age_s) > now:
            kept.add(id)
    return kept
