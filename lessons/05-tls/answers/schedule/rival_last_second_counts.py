"""The last second belongs to the lifetime."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before + 1
    return not_after - lifetime / (2 if lifetime < 864_000 else 3)
