"""No certificate lives longer than 398 days."""

def schedule(not_before, not_after):
    lifetime = min(not_after - not_before, 398 * 86_400)
    return not_after - lifetime / (2 if lifetime < 864_000 else 3)
