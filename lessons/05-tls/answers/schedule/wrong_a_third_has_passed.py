"""A certificate is renewed when a third of its lifetime is over."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_before + lifetime / (2 if lifetime < 864_000 else 3)
