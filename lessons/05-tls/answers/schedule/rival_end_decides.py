"""Short is what ends within ten days of 1970."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime / (2 if not_after < 864_000 else 3)
