"""Gives the connections that go in place of those that are kept: [(7, 91, 95)] at 100 gives set()."""


def keep(connections, now, idle_s, age_s):
    return {id for id, opened, used in connections if not (now - used < idle_s and now - opened < age_s)}
