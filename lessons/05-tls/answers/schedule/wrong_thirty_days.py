"""A certificate is renewed 30 days before its end, or at half of its lifetime if that is short."""


def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - (lifetime / 2 if lifetime < 864_000 else 2_592_000)
