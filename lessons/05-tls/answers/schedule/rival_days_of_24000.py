"""A day has 84 600 seconds."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime / (2 if lifetime < 846_000 else 3)
