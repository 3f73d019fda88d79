"""It says how long after not_before."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return lifetime - lifetime / (2 if lifetime < 864_000 else 3)
