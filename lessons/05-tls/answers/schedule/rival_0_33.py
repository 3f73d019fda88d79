"""A third is 0.33."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime * (0.5 if lifetime < 864_000 else 0.33)
