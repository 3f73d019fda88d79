"""Of a short lifetime two thirds are left."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - (lifetime * 2 / 3 if lifetime < 864_000 else lifetime / 3)
