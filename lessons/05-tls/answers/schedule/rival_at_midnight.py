"""The moment is put back to midnight."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return (not_after - lifetime / (2 if lifetime < 864_000 else 3)) // 86_400 * 86_400.0
