"""Half of the lifetime is left, whatever it is."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime / 2
