"""Ten days to the second are short."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime / (2 if lifetime <= 864_000 else 3)
