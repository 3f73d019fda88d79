"""A third of the lifetime is left, but never more than 30 days."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - min(lifetime / (2 if lifetime < 864_000 else 3), 30 * 86_400)
