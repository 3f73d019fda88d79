"""The moment is a whole second."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return float(round(not_after - lifetime / (2 if lifetime < 864_000 else 3)))
