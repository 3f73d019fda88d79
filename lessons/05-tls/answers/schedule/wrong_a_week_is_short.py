"""A lifetime is short if it is shorter than a week."""


def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime / (2 if lifetime < 604_800 else 3)
